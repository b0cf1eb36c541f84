package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DistinctTest {

  private static final int MANY = 10_000;

  private final Service service =
      new Service(
          """
          {'add': {'line': ['POST', '/shops'], 'effect': {'kind': 'create', 'resource': 'shop'},
             'body': {'content': {'application/json': {'$ref': 'Shop'}}},
             'replies': {'200': {'content': {'application/json': {'$ref': 'Shop'}}}}},
           'list': {'line': ['GET', '/shops'], 'effect': {'kind': 'list', 'resource': 'shop',
               'itemsMember': 'data',
               'filters': {'kind': 'kind', 'tag': 'tags'}},
             'parameters': [{'name': 'kind', 'in': 'query', 'schema': {'type': 'string'}},
               {'name': 'tag', 'in': 'query', 'schema': {'type': 'string'}},
               {'name': 'starting_after', 'in': 'query', 'schema': {'type': 'string'}},
               {'name': 'limit', 'in': 'query', 'schema': {'type': 'integer'}}],
             'replies': {'200': {'content': {'application/json': {'type': 'object',
               'required': ['data', 'has_more'], 'properties': {
                 'data': {'type': 'array', 'items': {'$ref': 'Shop'}},
                 'has_more': {'type': 'boolean'}}}}}},
             'paging': {'style': 'cursor', 'cursor': 'starting_after', 'limit': 'limit',
               'items': 'data', 'more': 'has_more'}}}
          """,
          """
          {'Shop': {'type': 'object', 'properties': {
             'id': {'type': 'string', 'readOnly': true}, 'title': {'type': 'string'},
             'code': {'type': 'string', 'maxLength': 14},
             'mail': {'type': 'string', 'format': 'email'}, 'kind': {'type': 'string'},
             'tags': {'type': 'array', 'items': {'type': 'string'}}}}}
          """,
          """
          [{'name': 'shop', 'idMember': 'id', 'idShape': 's[a-z0-9]{12}',
            'aliases': ['title', 'code', 'mail'], 'schemas': ['schema:Shop']}]
          """);

  private Obj page(String query) {
    return (Obj) service.json("GET", "/shops" + query, "");
  }

  @Test
  void ten_thousand_things_that_nobody_named_have_names_of_their_own() {
    Set<String> titles = new HashSet<>();
    Set<String> codes = new HashSet<>();
    Set<String> mails = new HashSet<>();
    for (int i = 0; i < MANY; i++) {
      Obj made = (Obj) service.json("POST", "/shops", "{'kind': 'k" + i % 100 + "'}");
      titles.add(made.text("title").orElseThrow());
      codes.add(made.text("code").orElseThrow());
      mails.add(made.text("mail").orElseThrow());
    }
    assertThat(titles).hasSize(MANY);
    assertThat(codes).hasSize(MANY).allMatch(code -> code.length() <= 14);
    assertThat(mails).hasSize(MANY).allMatch(mail -> mail.endsWith("@example.com"));
    assertThat(page("?kind=k7&limit=1000").items("data").size()).isEqualTo(MANY / 100);
  }

  @Test
  void a_name_the_client_gave_is_refused_when_it_is_taken() {
    service.json("POST", "/shops", "{'title': 'Ours'}");
    assertThat(service.turn("POST", "/shops", "application/json", "{\"title\": \"Ours\"}").reply())
        .extracting(reply -> reply.status())
        .isEqualTo(400);
  }

  @Test
  void a_filter_finds_by_a_word_and_by_each_word_of_a_list() {
    service.json("POST", "/shops", "{'kind': 'a', 'tags': ['x', 'y', 'x']}");
    service.json("POST", "/shops", "{'kind': 'a', 'tags': ['y']}");
    service.json("POST", "/shops", "{'kind': 'b', 'tags': []}");
    assertThat(page("?kind=a").items("data").size()).isEqualTo(2);
    assertThat(page("?tag=x").items("data").size()).isEqualTo(1);
    assertThat(page("?kind=a&tag=y").items("data").size()).isEqualTo(2);
    assertThat(page("?kind=b&tag=y").items("data").size()).isZero();
    assertThat(page("?kind=a&kind=b").items("data").size()).isEqualTo(3);
    assertThat(page("?kind=" + "z".repeat(300)).items("data").size()).isZero();
  }

  @Test
  void where_no_reply_tells_a_cursor_it_is_the_id_of_the_last_item() {
    for (int i = 0; i < 5; i++) {
      service.json("POST", "/shops", "{'kind': 'a'}");
    }
    Set<String> seen = new HashSet<>();
    String after = "";
    boolean more = true;
    while (more) {
      Obj page = page("?limit=2" + after);
      Arr items = page.items("data");
      items.forEach(item -> seen.add(((Obj) item).text("id").orElseThrow()));
      after = "&starting_after=" + ((Obj) items.at(items.size() - 1)).text("id").orElseThrow();
      more = page.find("has_more").orElseThrow() == Json.Bool.TRUE;
    }
    assertThat(seen).hasSize(5);
    assertThat(service.turn("GET", "/shops?starting_after=nobody", "", "").reply().status())
        .isEqualTo(400);
  }
}
