package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

final class PageFactsTest {

  private static Obj listed(String type) {
    var service =
        new Service(
            """
            {'list': {'line': ['GET', '/notes'], 'effect': {'kind': 'list', 'resource': 'note',
                'itemsMember': 'data'},
               'replies': {'200': {'content': {'application/json': {'type': 'object',
                 'required': ['data'], 'properties': {
                   'data': {'type': 'array', 'items': {'$ref': 'Note'}},
                   'total_records': {'type': '%s'}, 'page_size': {'type': '%s'}}}}}}}}
            """
                .formatted(type, type),
            "{'Note': {'type': 'object', 'properties': {'id': {'type': 'string'}}}}",
            "[{'name': 'note', 'idMember': 'id'}]",
            Manners.NONE);
    return Service.obj(service.send("GET", "/notes", "").body().toString());
  }

  @Test
  void counts_are_told_as_their_members_tell_them() {
    assertThat(listed("integer").find("total_records")).hasToString("Optional[1]");
    assertThat(listed("string").find("total_records")).hasToString("Optional[\"1\"]");
    assertThat(listed("string").text("page_size")).contains("1");
    assertThat(listed("number").find("page_size")).hasToString("Optional[1]");
  }
}
