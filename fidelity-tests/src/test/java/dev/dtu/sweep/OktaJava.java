package dev.dtu.sweep;

import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import dev.dtu.contract.Operation;
import dev.dtu.json.Obj;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// okta-sdk-java: the classes of its package of APIs.
final class OktaJava extends JavaSdk {

  private final JacksonReader reader;
  private final Map<Object, Object> byToken = new IdentityHashMap<>();

  OktaJava(String url, SequencedMap<String, String> tokens) throws Exception {
    ApiClient client =
        Clients.builder()
            .setOrgUrl(url)
            .setClientCredentials(new TokenClientCredentials(tokens.get("SSWS")))
            .build();
    reader = new JacksonReader(client.getObjectMapper());
    ApiClient bearer =
        Clients.builder()
            .setOrgUrl(url)
            .setClientCredentials(new TokenClientCredentials(tokens.get("SSWS")))
            .build();
    bearer.setAccessToken(tokens.get("bearer"));
    for (Class<?> api : beside(UserApi.class)) {
      Object receiver = api.getConstructor(ApiClient.class).newInstance(client);
      byToken.put(receiver, api.getConstructor(ApiClient.class).newInstance(bearer));
      add(api.getSimpleName() + ".", receiver, api);
    }
  }

  /// The classes of a package of a jar that are named alike.
  private static List<Class<?>> beside(Class<?> one) throws Exception {
    URI jar = URI.create("jar:" + one.getProtectionDomain().getCodeSource().getLocation());
    String folder = "/" + one.getPackageName().replace('.', '/');
    try (FileSystem files = FileSystems.newFileSystem(jar, Map.of());
        Stream<Path> paths = Files.list(files.getPath(folder))) {
      List<String> names =
          paths
              .map(path -> path.getFileName().toString())
              .filter(name -> name.endsWith("Api.class"))
              .map(name -> one.getPackageName() + "." + name.replace(".class", ""))
              .sorted()
              .toList();
      List<Class<?>> classes = new java.util.ArrayList<>();
      for (String name : names) {
        classes.add(Class.forName(name));
      }
      return classes;
    }
  }

  // Some operations take access tokens alone.
  @Override
  Object receiver(Object usual, Operation operation) {
    boolean usually =
        operation.security().isEmpty()
            || operation.security().stream()
                .anyMatch(need -> need.schemes().containsKey("apiToken"));
    return usually ? usual : Optional.ofNullable(byToken.get(usual)).orElse(usual);
  }

  @Override
  boolean calls(Method method) {
    return List.of(method.getExceptionTypes()).contains(ApiException.class);
  }

  @Override
  Object sent(Object made, Obj parameters) {
    return made;
  }

  @Override
  Optional<Integer> refusal(Throwable thrown) {
    return thrown instanceof ApiException refused && refused.getCode() >= 300
        ? Optional.of(refused.getCode())
        : Optional.empty();
  }

  @Override
  public Object read(String json, Type type) throws Exception {
    return reader.read(json, type);
  }

  @Override
  public List<String> blamed(Exception complaint) {
    return reader.blamed(complaint);
  }
}
