package dev.dtu.sweep;

import dev.dtu.contract.Operation;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A library of this process, called by reflection.
abstract class JavaSdk implements Sdk, Reading.Reader {

  /// A method and the object it is called on.
  private record Bound(Object receiver, Method method) {}

  private final Map<String, Bound> methods = new TreeMap<>();
  private final Set<String> insisting = new TreeSet<>();
  private final Path file;

  /// Told of a method that sends nothing unless it has every argument.
  private static final String EVERYTHING = "*";

  JavaSdk() throws Exception {
    file = Files.createTempFile("sweep", ".txt");
    Files.writeString(file, "Good news for people");
  }

  /// Takes in the methods of an object, those that the type declares.
  ///
  /// Of overloads the one with the fewest parameters that says all is taken, else one that takes
  /// documents rather than functions.
  final void add(String family, Object receiver, Class<?> type) {
    Comparator<Method> order =
        Comparator.comparing(Method::getParameterCount)
            .thenComparing(JavaSdk::functions)
            .thenComparing(Method::toString);
    for (Method method : List.of(type.getMethods()).stream().sorted(order).toList()) {
      boolean declared = method.getDeclaringClass() == type && !method.isBridge();
      if (declared && !Modifier.isStatic(method.getModifiers()) && calls(method)) {
        method.setAccessible(true);
        methods.putIfAbsent(family + method.getName(), new Bound(receiver, method));
      }
    }
  }

  private static long functions(Method method) {
    return List.of(method.getParameterTypes()).stream().filter(Class::isInterface).count();
  }

  /// A file with a few words in it.
  final File file() {
    return file.toFile();
  }

  /// Whether the method calls the service.
  abstract boolean calls(Method method);

  /// Sends what the method made, where it is a request yet to be sent, with parameters by name.
  abstract Object sent(Object made, Obj parameters) throws Exception;

  /// The status the library understood, where this is its own exception for a service that says no.
  abstract Optional<Integer> refusal(Throwable thrown);

  @Override
  public final List<String> methods() {
    return List.copyOf(methods.keySet());
  }

  @Override
  public final Tried probe(String name, List<String> parameters, boolean whole) {
    Bound bound = methods.get(name);
    Method method = bound.method();
    if (whole) {
      insisting.add(name);
    }
    Said said =
        said(
            bound,
            Obj.EMPTY,
            position -> {
              Type type = method.getGenericParameterTypes()[position];
              return Marks.document(type)
                  ? empty(type, position, whole)
                  : plain(name, type, Marks.mark(method, position));
            });
    return new Tried(said, whole ? List.of(EVERYTHING) : List.of());
  }

  private Optional<Object> empty(Type type, int position, boolean whole) {
    for (String document : List.of("{}", "[]", "[{}]")) {
      try {
        return Optional.of(Marks.marked(read(document, type), position, whole, file()));
      } catch (Exception notSo) {
        // another form may do
      }
    }
    return Optional.empty();
  }

  @Override
  public final Said call(String name, Wanted wanted) {
    Bound bound = methods.get(name);
    Method method = bound.method();
    if (wanted.names().contains(EVERYTHING)) {
      insisting.add(name);
    }
    return said(
        new Bound(receiver(bound.receiver(), wanted.asking().operation()), method),
        wanted.parameters(),
        position -> {
          Type type = method.getGenericParameterTypes()[position];
          if (Marks.document(type)) {
            Json document = document(wanted);
            return Optional.of(Marks.named(Reading.of(document, type, this), position, wanted));
          }
          Optional<Json> value =
              Marks.mark(method, position).flatMap(mark -> mark.asWords()).flatMap(wanted::at);
          return plain(name, type, value);
        });
  }

  // A method that sent nothing without every argument gets each yes and no too.
  private Optional<Object> plain(String name, Type type, Optional<Json> told) throws Exception {
    if (type == Object.class && told.filter(Marks::structured).isPresent()) {
      return Optional.of(read(told.get().toString(), type));
    }
    boolean yes = insisting.contains(name) && type == Boolean.class && told.isEmpty();
    return Marks.plain(type, yes ? Optional.of(Json.Bool.TRUE) : told, file);
  }

  /// What a method of an operation is called on, where credentials of the usual one do not do.
  Object receiver(Object usual, Operation operation) {
    return usual;
  }

  /// The document a method takes.
  Json document(Wanted wanted) {
    return wanted.body().orElse(Obj.EMPTY);
  }

  /// An argument by its position.
  private interface Argument {
    Optional<Object> at(int position) throws Exception;
  }

  private Said said(Bound bound, Obj parameters, Argument argument) {
    try {
      Object[] arguments = new Object[bound.method().getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = argument.at(i).orElse(null);
      }
      sent(bound.method().invoke(bound.receiver(), arguments), parameters);
      return Said.Returned.RETURNED;
    } catch (InvocationTargetException thrown) {
      return said(thrown.getCause());
    } catch (Exception thrown) {
      return said(thrown);
    }
  }

  private Said said(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      Optional<Integer> status = refusal(at);
      if (status.isPresent()) {
        return new Said.Refused(status.get(), Said.told(thrown));
      }
    }
    return new Said.Broke(Said.told(thrown));
  }

  @Override
  public void close() {
    file.toFile().delete();
  }
}
