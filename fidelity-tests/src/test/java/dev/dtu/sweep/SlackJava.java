package dev.dtu.sweep;

import com.google.gson.JsonDeserializer;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiRequest;
import com.slack.api.util.json.GsonFactory;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// slack-api-client, which fails on members it does not know: the methods of its methods client.
final class SlackJava extends JavaSdk {

  private static final String USER = "user";

  private final Slack slack;
  private final GsonReader reader;

  SlackJava(String url, SequencedMap<String, String> tokens) throws Exception {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(url + "/api/");
    config.setFailOnUnknownProperties(true);
    slack = Slack.getInstance(config);
    reader =
        new GsonReader(
            GsonFactory.createSnakeCase()
                .newBuilder()
                .registerTypeAdapter(File.class, (JsonDeserializer<File>) (_, _, _) -> file())
                .create());
    // A person's token: searches, reminders and quiet hours are not for bots.
    add("", slack.methods(tokens.get(USER)), MethodsClient.class);
  }

  @Override
  public String kind() {
    return USER;
  }

  @Override
  boolean calls(Method method) {
    return method.getParameterCount() == 1
        && SlackApiRequest.class.isAssignableFrom(method.getParameterTypes()[0]);
  }

  // All arguments are members of one document.
  @Override
  Json document(Wanted wanted) {
    return wanted.parameters().withAll(wanted.body().flatMap(Json::asObj).orElse(Obj.EMPTY));
  }

  @Override
  Object sent(Object made, Obj parameters) {
    return made;
  }

  @Override
  Optional<Integer> refusal(Throwable thrown) {
    return thrown instanceof SlackApiException refused
        ? Optional.of(refused.getResponse().code())
        : Optional.empty();
  }

  @Override
  public Object read(String json, Type type) {
    return reader.read(json, type);
  }

  @Override
  public List<String> blamed(Exception complaint) {
    return reader.blamed(complaint);
  }

  @Override
  public void close() {
    super.close();
    try {
      slack.close();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }
}
