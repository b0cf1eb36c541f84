package dev.dtu.contract;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/// The router, given any method and path: an answer, and none of what was not asked for.
class RouterFuzz {

  private static final Router ROUTER =
      Router.of(
          List.of(
              new OperationLine("list", "GET", "/users", "user"),
              new OperationLine("me", "GET", "/users/me", "user"),
              new OperationLine("read", "GET", "/users/{id}", "user"),
              new OperationLine("act", "POST", "/users/{id}:{verb}", "user"),
              new OperationLine("file", "GET", "/files/{path=**}", "file"),
              new OperationLine("ranges", "GET", "/{sheet}/values/{range}:clear", "sheet")));

  @FuzzTest(maxDuration = "60s")
  void any_path_is_found_or_not(FuzzedDataProvider data) {
    String method = data.pickValue(new String[] {"GET", "POST", "", "get", "PROPFIND"});
    String path = data.consumeRemainingAsString();
    for (Router router : List.of(ROUTER, ROUTER.tolerant())) {
      switch (router.match(method, path)) {
        case Router.Match.Found(OperationLine operation, var parameters) -> {
          if (!operation.method().equals(method) || parameters.containsValue("")) {
            throw new AssertionError(operation + " was found by " + method + " " + path);
          }
        }
        case Router.Match.WrongMethod(var allowed) -> {
          if (allowed.isEmpty() || allowed.contains(method)) {
            throw new AssertionError(
                "expected other methods than " + method + ", found " + allowed);
          }
        }
        case Router.Match.Unknown() -> {}
      }
    }
  }
}
