package dev.dtu.sweep;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.googleapis.services.AbstractGoogleClient;
import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.googleapis.services.json.AbstractGoogleJsonClient;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.FieldInfo;
import com.google.api.services.docs.v1.Docs;
import com.google.api.services.drive.Drive;
import com.google.api.services.sheets.v4.Sheets;
import dev.dtu.json.Obj;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// One of Google's Java clients: the methods of its tree of resources.
final class GoogleJava extends JavaSdk {

  private GoogleJava(AbstractGoogleJsonClient.Builder builder, String url) throws Exception {
    AbstractGoogleClient client = builder.setRootUrl(url + "/").setApplicationName("dtu").build();
    resources("", client);
  }

  static Sdk drive(String url, SequencedMap<String, String> tokens) throws Exception {
    return new GoogleJava(
        new Drive.Builder(
            new NetHttpTransport(), GsonFactory.getDefaultInstance(), r -> bearer(r, tokens)),
        url);
  }

  static Sdk docs(String url, SequencedMap<String, String> tokens) throws Exception {
    return new GoogleJava(
        new Docs.Builder(
            new NetHttpTransport(), GsonFactory.getDefaultInstance(), r -> bearer(r, tokens)),
        url);
  }

  static Sdk sheets(String url, SequencedMap<String, String> tokens) throws Exception {
    return new GoogleJava(
        new Sheets.Builder(
            new NetHttpTransport(), GsonFactory.getDefaultInstance(), r -> bearer(r, tokens)),
        url);
  }

  private static void bearer(
      com.google.api.client.http.HttpRequest request, SequencedMap<String, String> tokens) {
    request.getHeaders().setAuthorization("Bearer " + tokens.firstEntry().getValue());
  }

  private void resources(String family, Object holder) throws Exception {
    add(family, holder, holder.getClass());
    for (Method method : holder.getClass().getDeclaredMethods()) {
      boolean inner = method.getReturnType().getEnclosingClass() != null;
      if (inner && method.getParameterCount() == 0 && !calls(method)) {
        resources(family + method.getName() + ".", method.invoke(holder));
      }
    }
  }

  @Override
  boolean calls(Method method) {
    return AbstractGoogleClientRequest.class.isAssignableFrom(method.getReturnType());
  }

  @Override
  Object sent(Object made, Obj parameters) throws Exception {
    var request = (AbstractGoogleClientRequest<?>) made;
    for (Obj.Member parameter : parameters) {
      FieldInfo field = request.getClassInfo().getFieldInfo(parameter.key());
      if (field != null && request.get(parameter.key()) == null) {
        Optional<Object> value =
            Marks.plain(field.getGenericType(), Optional.of(parameter.value()), Path.of("none"));
        value.ifPresent(each -> request.set(parameter.key(), each));
      }
    }
    Optional<Method> download = download(request);
    if (download.isPresent()) {
      download.get().invoke(request, OutputStream.nullOutputStream());
    } else {
      request.execute();
    }
    return request;
  }

  // What answers no document and can be asked for bytes has nothing else to give.
  private static Optional<Method> download(AbstractGoogleClientRequest<?> request) {
    return List.of(request.getClass().getDeclaredMethods()).stream()
        .filter(method -> method.getName().equals("executeMediaAndDownloadTo"))
        .filter(_ -> request.getResponseClass() == Void.class)
        .findFirst();
  }

  @Override
  Optional<Integer> refusal(Throwable thrown) {
    return thrown instanceof GoogleJsonResponseException refused && refused.getDetails() != null
        ? Optional.of(refused.getStatusCode())
        : Optional.empty();
  }

  @Override
  public Object read(String json, Type type) throws Exception {
    return GsonFactory.getDefaultInstance().createJsonParser(json).parse(type, true);
  }

  @Override
  public List<String> blamed(Exception complaint) {
    return List.of();
  }
}
