package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OrderedListTest {

  private final Service service =
      new Service(
          """
          {'add': {'line': ['POST', '/notes'], 'effect': {'kind': 'create', 'resource': 'note'},
             'body': {'content': {'application/json': {'$ref': 'Note'}}},
             'replies': {'200': {'content': {'application/json': {'$ref': 'Note'}}}}},
           'remove': {'line': ['DELETE', '/notes/{id}'], 'effect': {'kind': 'delete',
               'resource': 'note', 'key': ['path:id']},
             'parameters': [{'name': 'id', 'in': 'path', 'required': true,
               'schema': {'type': 'string'}}],
             'replies': {'204': {}}},
           'list': {'line': ['GET', '/notes'], 'effect': {'kind': 'list', 'resource': 'note',
               'itemsMember': 'data',
               'filters': {'from': 'at >=', 'after': 'at > inclusive', 'until': 'at <=',
                 'rank_below': 'rank <', 'hide_closed': 'closed !', 'state': 'state',
                 'owner': 'owner'},
               'sort': {'by': 'sort', 'order': 'order', 'members': {'age': 'at'}, 'usual': '-'}},
             'parameters': [
               {'name': 'from', 'in': 'query', 'schema': {'type': 'string'}},
               {'name': 'after', 'in': 'query', 'schema': {'type': 'string'}},
               {'name': 'until', 'in': 'query', 'schema': {'type': 'string'}},
               {'name': 'inclusive', 'in': 'query', 'schema': {'type': 'boolean'}},
               {'name': 'rank_below', 'in': 'query', 'schema': {'type': 'number'}},
               {'name': 'hide_closed', 'in': 'query', 'schema': {'type': 'boolean'}},
               {'name': 'owner', 'in': 'query', 'schema': {'type': 'string'}},
               {'name': 'state', 'in': 'query', 'schema': {'type': 'string', 'default': 'open',
                 'enum': ['open', 'shut', 'all']}},
               {'name': 'sort', 'in': 'query', 'schema': {'type': 'string'}},
               {'name': 'order', 'in': 'query', 'schema': {'type': 'string'}},
               {'name': 'cursor', 'in': 'query', 'schema': {'type': 'string'}},
               {'name': 'limit', 'in': 'query', 'schema': {'type': 'integer'}}],
             'replies': {'200': {'content': {'application/json': {'type': 'object',
               'required': ['data'], 'properties': {
                 'data': {'type': 'array', 'items': {'$ref': 'Note'}},
                 'next_cursor': {'type': 'string'}}}}}},
             'paging': {'style': 'cursor', 'cursor': 'cursor', 'limit': 'limit', 'items': 'data',
               'next': 'next_cursor'}}}
          """,
          """
          {'Note': {'type': 'object', 'properties': {
             'id': {'type': 'string'}, 'title': {'type': 'string'},
             'at': {'type': 'string', 'format': 'date-time'}, 'rank': {'type': 'number'},
             'closed': {'type': 'boolean'},
             'state': {'type': 'string', 'enum': ['open', 'shut']},
             'owner': {'type': 'object', 'properties': {
               'id': {'type': 'string'}, 'login': {'type': 'string'}}}}}}
          """,
          """
          [{'name': 'note', 'idMember': 'id', 'idShape': 'n#{1}', 'schemas': ['schema:Note']}]
          """);

  @BeforeEach
  void three_notes() {
    add("b", "2026-01-02T00:00:00Z", 10, "'closed': false, 'owner': {'id': 'u1', 'login': 'ada'}");
    add("c", "2026-01-03T00:00:00Z", 9, "'closed': true, 'owner': {'id': 'u2', 'login': 'bob'}");
    add("A", "2026-01-01T00:00:00Z", 100, "'closed': false, 'owner': {'id': 'u1', 'login': 'ada'}");
  }

  private void add(String title, String at, int rank, String rest) {
    service.json(
        "POST",
        "/notes",
        "{'title': '%s', 'at': '%s', 'rank': %d, %s}".formatted(title, at, rank, rest));
  }

  private String titles(String query) {
    return titles((Obj) service.json("GET", "/notes" + query, ""));
  }

  private static String titles(Obj page) {
    List<String> titles = new ArrayList<>();
    for (Json note : page.items("data")) {
      titles.add(note.asObj().flatMap(n -> n.text("title")).orElseThrow());
    }
    return String.join(" ", titles);
  }

  @Test
  void unasked_the_newest_stands_first() {
    assertThat(titles("")).isEqualTo("A c b");
    assertThat(titles("?order=asc")).isEqualTo("b c A");
  }

  @Test
  void a_list_is_sorted_by_a_member_either_way_in_each_spelling() {
    assertThat(titles("?sort=title")).isEqualTo("A b c");
    for (String down : List.of("-title", "title%20desc", "title:desc", "title&order=DESC")) {
      assertThat(titles("?sort=" + down)).as(down).isEqualTo("c b A");
    }
    assertThat(titles("?sort=age")).isEqualTo("A b c");
    assertThat(titles("?sort=rank")).isEqualTo("c b A");
    assertThat(titles("?sort=closed,-rank")).isEqualTo("A b c");
    assertThat(titles("?sort=owner.login,title")).isEqualTo("A b c");
  }

  @Test
  void an_order_that_names_nothing_leaves_the_list_as_it_is() {
    assertThat(titles("?sort=nothing")).isEqualTo("b c A");
  }

  @Test
  void a_side_of_a_moment_or_a_number_selects() {
    assertThat(titles("?from=2026-01-02&order=asc")).isEqualTo("b c");
    assertThat(titles("?after=2026-01-02T00:00:00Z&order=asc")).isEqualTo("c");
    assertThat(titles("?after=2026-01-02T00:00:00Z&inclusive=true&order=asc")).isEqualTo("b c");
    assertThat(titles("?until=2026-01-02T01:00:00%2B01:00&order=asc")).isEqualTo("b A");
    assertThat(titles("?from=1767312000&order=asc")).isEqualTo("b c");
    assertThat(titles("?rank_below=10")).isEqualTo("c");
  }

  @Test
  void what_is_named_by_an_object_is_found_by_its_id_or_name() {
    assertThat(titles("?owner=ada&order=asc")).isEqualTo("b A");
    assertThat(titles("?owner=u2")).isEqualTo("c");
    assertThat(titles("?owner=ada,bob&order=asc")).isEqualTo("b c A");
  }

  @Test
  void a_switch_may_hide() {
    assertThat(titles("?hide_closed=true&order=asc")).isEqualTo("b A");
    assertThat(titles("?hide_closed=false&order=asc")).isEqualTo("b c A");
  }

  @Test
  void what_a_list_shows_unasked_a_new_thing_is() {
    service.json("POST", "/notes", "{'title': 'd', 'state': 'shut'}");
    assertThat(titles("")).isEqualTo("A c b");
    assertThat(titles("?state=shut")).isEqualTo("d");
    assertThat(titles("?state=all&order=asc")).isEqualTo("b c A d");
  }

  @Test
  void pages_go_on_where_they_were_in_any_order_though_rows_come_and_go() {
    Obj first = (Obj) service.json("GET", "/notes?sort=title&limit=2", "");
    assertThat(titles(first)).isEqualTo("A b");
    add("a", "2026-01-05T00:00:00Z", 1, "'closed': false");
    String next = "&cursor=" + first.text("next_cursor").orElseThrow();
    assertThat(titles("?sort=title&limit=2" + next)).isEqualTo("c");
    service.send(
        "DELETE",
        "/notes/" + first.items("data").at(1).asObj().orElseThrow().text("id").orElseThrow(),
        "");
    assertThat(titles("?sort=title&limit=2" + next)).isEqualTo("c");
  }

  @Test
  void pages_of_the_newest_first_visit_each_once() {
    Obj first = (Obj) service.json("GET", "/notes?limit=1", "");
    add("new", "2026-01-05T00:00:00Z", 1, "'closed': false");
    String next = "&cursor=" + first.text("next_cursor").orElseThrow();
    assertThat(titles("?limit=5" + next)).isEqualTo("c b");
  }
}
