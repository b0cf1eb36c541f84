package dev.dtu.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Query;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

class AskingTest {

  private static Json json(String text) {
    return Json.trusted(text.replace('\'', '"'));
  }

  private static final String PAGE = "{'operations': [['list', 'GET', '/a', 'f']], 'schemas': {}}";

  private static String query(String parameter, String value) {
    Obj operations = (Obj) json("{'list': {'parameters': [" + parameter + "]}}");
    Operation operation = Contract.of((Obj) json(PAGE), _ -> operations).operation("list");
    Parameter only = operation.parameters().getFirst();
    return new Asking(operation).put(only, json(value)).request().query();
  }

  @Test
  void an_exploded_array_repeats_its_name() {
    String array = "'name': 'p', 'in': 'query', 'schema': {'type': 'array'}";
    assertThat(query("{" + array + "}", "['a', 'b']")).isEqualTo("p=a&p=b");
    assertThat(query("{" + array + ", 'explode': false}", "['a', 'b']")).isEqualTo("p=a%2Cb");
    assertThat(query("{" + array + ", 'style': 'pipeDelimited'}", "['a', 'b']"))
        .isEqualTo("p=a%7Cb");
  }

  @Test
  void an_object_is_spread_by_its_style() {
    String object = "'name': 'p', 'in': 'query', 'schema': {'type': 'object'}";
    assertThat(query("{" + object + "}", "{'a': 1, 'b': 2}")).isEqualTo("a=1&b=2");
    assertThat(query("{" + object + ", 'style': 'deepObject'}", "{'a': 1}"))
        .isEqualTo("p%5Ba%5D=1");
    assertThat(query("{" + object + ", 'explode': false}", "{'a': 1, 'b': 2}"))
        .isEqualTo("p=a%2C1%2Cb%2C2");
  }

  @Test
  void a_form_says_what_is_inside_by_brackets() {
    Obj operations =
        (Obj)
            json(
                "{'list': {'body': {'content': {'application/x-www-form-urlencoded':"
                    + " {'properties': {'kinds': {'type': 'array'}, 'items': {'type': 'array'},"
                    + " 'images': {'anyOf': [{'type': 'array'}, {'enum': [''], 'type': 'string'}]},"
                    + " 'card': {'type': 'object'}, 'none': {'type': 'object'}}}}}}}");
    Operation operation = Contract.of((Obj) json(PAGE), _ -> operations).operation("list");
    var asking = new Asking(operation);
    asking.body(
        json(
            "{'kinds': ['a', 'b'], 'items': [{'n': 1, 'tags': ['x']}], 'images': ['i'],"
                + " 'card': {'owner': {'name': 'N'}}, 'none': {}}"));
    assertThat(Query.parse(String.valueOf(asking.request().body())).pairs())
        .extracting(pair -> pair.name() + "=" + pair.value())
        .containsExactly(
            "kinds=a",
            "kinds=b",
            "items[0][n]=1",
            "items[0][tags][0]=x",
            "images[0]=i",
            "card[owner][name]=N",
            "none={}");
  }
}
