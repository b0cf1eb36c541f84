package dev.dtu.sweep;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The arguments a Java method is probed with: each one can be told again in a request.
final class Marks {

  /// What members are called that name what they stand in.
  private static final Set<String> NAMING = Set.of("id", "key");

  private Marks() {}

  /// What stands in a request for the parameter at this position; empty for one that is not marked.
  static Optional<Json> mark(Method method, int position) {
    return mark(method.getGenericParameterTypes()[position], position);
  }

  private static Optional<Json> mark(Type type, int position) {
    if (type == String.class || type == Object.class) {
      return Optional.of(Json.of("dtu" + (char) ('a' + position) + "mark"));
    }
    if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
      return Optional.of(Json.of(770_001L + position));
    }
    if (type instanceof Class<?> kind && kind.isEnum()) {
      return Optional.of(Json.of(kind.getEnumConstants()[0].toString()));
    }
    boolean many = type instanceof ParameterizedType each && collection(each.getRawType());
    return many
        ? mark(((ParameterizedType) type).getActualTypeArguments()[0], position)
        : Optional.empty();
  }

  private static boolean collection(Type raw) {
    return raw instanceof Class<?> kind && Collection.class.isAssignableFrom(kind);
  }

  /// Whether values of the type are documents of their own, and so the body of a request.
  static boolean document(Type type) {
    if (type instanceof ParameterizedType many && collection(many.getRawType())) {
      return document(many.getActualTypeArguments()[0]);
    }
    if (type instanceof Class<?> kind) {
      boolean plain = kind.isPrimitive() || kind.isEnum() || kind.isArray() || kind == Object.class;
      return !plain && !kind.getName().startsWith("java.");
    }
    return !(type instanceof ParameterizedType some) || document(some.getRawType());
  }

  /// A document with a mark in each text that names it, for libraries that take ids from documents;
  /// or with something in every member, for those that send nothing without.
  static Object marked(Object document, int position, boolean whole, File file) throws Exception {
    for (Field field : fields(document)) {
      Object mark = inner(position, field);
      if (names(field) || (whole && field.getType() == String.class)) {
        field.set(document, mark);
      } else if (whole && field.getType() == List.class && field.get(document) == null) {
        field.set(document, List.of());
      } else if (whole && field.getType() == Map.class && field.get(document) == null) {
        field.set(document, Map.of());
      } else if (whole && field.getType() == byte[].class) {
        field.set(document, new byte[] {1});
      } else if (whole && field.getType() == File.class) {
        field.set(document, file);
      }
    }
    return document;
  }

  private static boolean names(Field field) {
    return NAMING.contains(field.getName()) && field.getType() == String.class;
  }

  /// The document with the ids that were seen to go from its texts into a path.
  static Object named(Object document, int position, Wanted wanted) throws Exception {
    for (Field field : fields(document)) {
      Optional<String> id = wanted.named(inner(position, field)).flatMap(Json::asWords);
      if (names(field) && id.isPresent()) {
        field.set(document, id.get());
      }
    }
    return document;
  }

  private static String inner(int position, Field field) {
    return "dtu" + (char) ('a' + position) + field.getName() + "mark";
  }

  private static List<Field> fields(Object document) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> at = document.getClass(); at != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        boolean own = !at.getName().startsWith("java.") && !Modifier.isStatic(field.getModifiers());
        if (own && !field.getName().equals("token") && field.trySetAccessible()) {
          fields.add(field);
        }
      }
    }
    return fields;
  }

  /// A value of the type that is no document; empty when there is no need of one.
  static Optional<Object> plain(Type type, Optional<Json> told, Path file) throws Exception {
    if (type == File.class) {
      return Optional.of(file.toFile());
    }
    if (type == File[].class) {
      return Optional.of(new File[] {file.toFile()});
    }
    if (type == boolean.class || type == Boolean.class) {
      boolean yes = told.filter(Json.Bool.TRUE::equals).isPresent();
      return type == boolean.class || told.isPresent() ? Optional.of(yes) : Optional.empty();
    }
    if (type instanceof ParameterizedType many && collection(many.getRawType())) {
      Type item = many.getActualTypeArguments()[0];
      Optional<Object> one = plain(item, told.map(Marks::first), file);
      return one.map(each -> many.getRawType() == Set.class ? Set.of(each) : List.of(each));
    }
    if (type instanceof Class<?> kind && kind.isEnum()) {
      return told.flatMap(value -> constant(kind, value.asWords().orElse("")));
    }
    if (type == int.class || type == Integer.class) {
      int number = told.flatMap(Json::asWords).map(Integer::valueOf).orElse(1);
      return type == int.class || told.isPresent() ? Optional.of(number) : Optional.empty();
    }
    return type == String.class || type == Object.class
        ? told.map(value -> value.asWords().orElse(value.toString()))
        : Optional.empty();
  }

  /// Whether a value has parts of its own.
  static boolean structured(Json value) {
    return value instanceof Obj || value instanceof Arr;
  }

  private static Json first(Json value) {
    return value.asArr().filter(items -> !items.isEmpty()).map(items -> items.at(0)).orElse(value);
  }

  private static Optional<Object> constant(Class<?> kind, String words) {
    for (Object constant : kind.getEnumConstants()) {
      if (constant.toString().equals(words)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
