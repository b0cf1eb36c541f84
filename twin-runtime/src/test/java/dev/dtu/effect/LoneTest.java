package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Things sent and shown in lists of one, and lists that tell where to go on by the name they are asked by.
final class LoneTest {

  private static final String LISTED =
      "{'type': 'object', 'properties': {'friends': {'type': 'array', 'items': {'$ref':"
          + " 'Friend'}}}}";

  private static final String OPERATIONS =
      """
      {'list': {'line': ['GET', '/friends'],
          'parameters': [{'name': 'limit', 'in': 'query', 'schema': {'type': 'integer'}},
            {'name': 'mark', 'in': 'query', 'schema': {'type': 'string'}}],
          'paging': {'style': 'cursor', 'cursor': 'mark', 'limit': 'limit', 'items': 'friends',
            'next': 'mark', 'last': 'done'},
          'effect': {'kind': 'list', 'resource': 'friend', 'itemsMember': 'friends'},
          'replies': {'200': {'content': {'application/json': {'type': 'object', 'properties': {
            'friends': {'type': 'array', 'items': {'$ref': 'Friend'}},
            'results': {'type': 'integer'}, 'done': {'type': 'boolean'},
            'mark': {'type': ['string', 'null']}}}}}}},
       'make': {'line': ['POST', '/friends'],
          'effect': {'kind': 'create', 'resource': 'friend', 'requestMember': 'friends',
            'replyMember': 'friends'},
          'body': {'content': {'application/json': LISTED}},
          'replies': {'200': {'content': {'application/json': LISTED}}}},
       'edit': {'line': ['POST', '/friends/{id}'],
          'parameters': [{'name': 'id', 'in': 'path', 'required': true,
            'schema': {'type': 'string'}}],
          'effect': {'kind': 'update', 'resource': 'friend', 'key': ['path:id'],
            'requestMember': 'friends', 'replyMember': 'friends'},
          'body': {'content': {'application/json': LISTED}},
          'replies': {'200': {'content': {'application/json': LISTED}}}},
       'read': {'line': ['GET', '/friends/{id}'],
          'parameters': [{'name': 'id', 'in': 'path', 'required': true,
            'schema': {'type': 'string'}}],
          'effect': {'kind': 'read', 'resource': 'friend', 'key': ['path:id'],
            'replyMember': 'friends'},
          'replies': {'200': {'content': {'application/json': LISTED}}}}}
      """
          .replace("LISTED", LISTED);

  private static final String FRIEND =
      "{'Friend': {'type': 'object', 'properties': {'id': {'type': 'string'},"
          + " 'name': {'type': 'string'}, 'age': {'type': 'integer'},"
          + " 'rate': {'type': 'string', 'format': 'decimal'},"
          + " 'met': {'type': 'string', 'format': 'date-time-ms'}}}}";

  private Service service = service();

  private static Service service() {
    return new Service(
        OPERATIONS,
        FRIEND,
        "[{'name': 'friend', 'idMember': 'id', 'schemas': ['schema:Friend']}]",
        Manners.NONE);
  }

  @BeforeEach
  void fresh() {
    service = service();
  }

  private Obj send(String method, String target, String body) {
    return Service.obj(service.send(method, target, body).body().toString());
  }

  private Obj first(Obj reply) {
    return (Obj) reply.items("friends").iterator().next();
  }

  @Test
  void a_thing_is_made_changed_and_read_in_a_list_of_one() {
    Obj made = send("POST", "/friends", "{'friends': [{'name': 'Ann', 'age': 7}]}");
    assertThat(made.items("friends")).hasSize(1);
    String id = first(made).text("id").orElseThrow();
    Obj edited = first(send("POST", "/friends/" + id, "{'friends': [{'name': 'Anna'}]}"));
    assertThat(edited.text("name")).contains("Anna");
    Obj read = first(send("GET", "/friends/" + id, ""));
    assertThat(read.text("name")).contains("Anna");
    assertThat(read.find("age")).hasToString("Optional[7]");
    assertThat(read.text("rate").orElseThrow()).matches("-?[0-9.]+");
    assertThat(read.text("met").orElseThrow()).matches("/Date\\([0-9]{13}\\+0000\\)/");
  }

  @Test
  void several_are_made_and_shown() {
    Obj made = send("POST", "/friends", "{'friends': [{'name': 'Ann'}, {'name': 'Bob'}]}");
    assertThat(made.items("friends")).hasSize(2);
  }

  @Test
  void a_list_leads_on_by_the_name_it_is_asked_by() {
    send("POST", "/friends", "{'friends': [{'name': 'A'}, {'name': 'B'}, {'name': 'C'}]}");
    Obj page = send("GET", "/friends?limit=2", "");
    assertThat(page.find("done")).hasToString("Optional[false]");
    assertThat(page.find("results")).hasToString("Optional[3]");
    Obj rest = send("GET", "/friends?limit=2&mark=" + page.text("mark").orElseThrow(), "");
    assertThat(first(rest).text("name")).contains("C");
    assertThat(rest.find("done")).hasToString("Optional[true]");
  }
}
