package dev.dtu.sweep;

import com.chavaillaz.client.jira.JiraClient;
import com.chavaillaz.client.jira.api.IssueApi;
import com.chavaillaz.client.jira.api.ProjectApi;
import com.chavaillaz.client.jira.api.SearchApi;
import com.chavaillaz.client.jira.api.UserApi;
import com.chavaillaz.client.jira.exception.JiraResponseException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dtu.json.Obj;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// jira-client, over the HTTP client of the JDK: the methods of its four APIs.
final class JiraJava extends JavaSdk {

  private final JacksonReader reader =
      new JacksonReader(
          JsonMapper.builder()
              .findAndAddModules()
              .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .build());

  JiraJava(String url, SequencedMap<String, String> tokens) throws Exception {
    var client = JiraClient.javaClient(url).withTokenAuthentication(tokens.get("bearer"));
    add("issue.", client.getIssueApi(), IssueApi.class);
    add("project.", client.getProjectApi(), ProjectApi.class);
    add("search.", client.getSearchApi(), SearchApi.class);
    add("user.", client.getUserApi(), UserApi.class);
  }

  @Override
  boolean calls(Method method) {
    return method.getReturnType() == CompletableFuture.class;
  }

  @Override
  Object sent(Object made, Obj parameters) throws Exception {
    return String.valueOf(((CompletableFuture<?>) made).get(10, TimeUnit.SECONDS));
  }

  @Override
  Optional<Integer> refusal(Throwable thrown) {
    return thrown instanceof JiraResponseException refused
        ? Optional.of(refused.getStatusCode())
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
