package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Queries of issues, by HTTP.
class JqlTest {

  private static final String OPERATORS =
      "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and"
          + " 'IS NOT'.";

  @TempDir Path folder;
  private JiraSite site;

  @BeforeEach
  void start() throws Exception {
    site = new JiraSite(folder);
    site.issue(
        "\"summary\": \"Login fails\", \"labels\": [\"mobile\", \"Auth\"], \"priority\": {\"name\":"
            + " \"High\"}");
    site.issue(
        "\"summary\": \"Signing documents crashes\", \"issuetype\": {\"name\": \"Bug\"},"
            + " \"duedate\": \"2026-12-01\"");
    site.issue("\"summary\": \"Third thing\", \"priority\": {\"name\": \"Lowest\"}");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void a_query_finds_by_what_fields_hold() throws IOException {
    assertThat(site.found("project = eng")).containsExactly("ENG-3", "ENG-2", "ENG-1");
    assertThat(site.found("labels = AUTH and Status = 'to do'")).containsExactly("ENG-1");
    assertThat(site.found("labels in (auth, x) OR duedate is not EMPTY"))
        .containsExactly("ENG-2", "ENG-1");
    assertThat(site.found("labels != mobile")).isEmpty();
    assertThat(site.found("not labels is null")).containsExactly("ENG-1");
    assertThat(site.found("priority > Medium")).containsExactly("ENG-1");
    assertThat(site.found("key > ENG-1 && id != 10002")).containsExactly("ENG-2");
    assertThat(site.found("statusCategory = \"To Do\" and resolution = Unresolved")).hasSize(3);
    assertThat(site.found("cf[10020] is empty and assignee is empty")).hasSize(3);
    assertThat(site.found("issue.property[colour].name = red")).isEmpty();
  }

  @Test
  void texts_are_found_by_words_in_any_form_phrases_and_patterns() throws IOException {
    assertThat(site.found("summary ~ 'sign document'")).containsExactly("ENG-2");
    assertThat(site.found("summary ~ '\\\"document signing\\\"'")).isEmpty();
    assertThat(site.found("text ~ 'log*' and summary !~ crash")).containsExactly("ENG-1");
    assertThat(site.found("summary ~ 'lagin~'")).containsExactly("ENG-1");
    site.call(201, "POST", "/rest/api/2/issue/ENG-3/comment", "{\"body\": \"a quick fox\"}");
    assertThat(site.found("comment ~ foxes")).containsExactly("ENG-3");
    assertThat(site.found("text ~ '\"quick fox\"'")).containsExactly("ENG-3");
  }

  @Test
  void moments_are_dates_periods_and_functions() throws IOException {
    assertThat(site.found("created >= -1d and created <= now()")).hasSize(3);
    assertThat(site.found("created > startOfDay(-1) and updated < endOfYear('+1y')")).hasSize(3);
    assertThat(site.found("created < '2020/01/31 10:00' or created < '4w'")).hasSize(3);
    assertThat(site.found("due = 2026-12-01 and due < '2026-12-02'")).containsExactly("ENG-2");
  }

  @Test
  void issues_are_ordered_by_several_fields_what_is_missing_last() throws IOException {
    assertThat(site.found("ORDER BY priority")).containsExactly("ENG-1", "ENG-2", "ENG-3");
    assertThat(site.found("order by due asc, key desc")).containsExactly("ENG-2", "ENG-3", "ENG-1");
    assertThat(site.found("order by summary")).containsExactly("ENG-1", "ENG-2", "ENG-3");
  }

  @Test
  void a_query_that_cannot_be_read_is_refused_in_jiras_words_where_it_stands() throws IOException {
    String read = "Error in the JQL Query: ";
    assertThat(site.refused("project"))
        .containsExactly(read + "Expecting operator before the end of the query. " + OPERATORS);
    assertThat(site.refused("invalid query"))
        .containsExactly(
            read + "Expecting operator but got 'query'. " + OPERATORS + " (line 1, character 9)");
    assertThat(site.refused("project = ENG\n foo"))
        .containsExactly(
            read + "Expecting either 'OR' or 'AND' but got 'foo'. (line 2, character 2)");
    assertThat(site.refused("status = OR"))
        .containsExactly(
            "Error in JQL Query: Expecting either a value, list or function but got 'OR'. You must"
                + " surround 'OR' in quotation marks to use it as a value. (line 1, character 10)");
    assertThat(site.refused("status = set"))
        .containsExactly(
            read
                + "'set' is a reserved JQL word. You must surround it in quotation marks to use it"
                + " in a query. (line 1, character 10)");
    assertThat(site.refused("reporter = a@b"))
        .containsExactly(
            read
                + "The character '@' is a reserved JQL character. You must enclose it in a string"
                + " or use the escape '\\u0040' instead. (line 1, character 13)");
    assertThat(site.refused("project in (ENG"))
        .containsExactly(read + "Expecting ')' before the end of the query.");
    assertThat(site.refused("order by key up"))
        .containsExactly(
            read + "Expecting either 'ASC' or 'DESC' but got 'up'. (line 1, character 14)");
  }

  @Test
  void what_cannot_be_asked_is_refused_all_of_it() throws IOException {
    assertThat(site.refused("nope = 1 and project = NOPE"))
        .containsExactly(
            "Field 'nope' does not exist or you do not have permission to view it.",
            "The value 'NOPE' does not exist for the field 'project'.");
    assertThat(site.refused("status ~ x"))
        .containsExactly("The operator '~' is not supported by the 'status' field.");
    assertThat(site.refused("summary in test"))
        .containsExactly(
            "Operator 'in' does not support the non-list value '\"test\"' for field 'summary'.");
    assertThat(site.refused("assignee = bogus()"))
        .containsExactly("Unable to find JQL function 'bogus()'.");
    assertThat(site.refused("created > now(1)"))
        .containsExactly("Function 'now' expected '0' arguments but received '1'.");
    assertThat(site.refused("key = ENG-99"))
        .containsExactly("An issue with key 'ENG-99' does not exist for field 'key'.");
  }

  @Test
  void how_much_of_what_is_wrong_is_heeded_is_asked_for() throws IOException {
    String wrong = "The value 'NOPE' does not exist for the field 'project'.";
    Obj warned =
        site.get("/rest/api/3/search?validateQuery=warn&jql=" + JiraSite.encoded("project=NOPE"));
    assertThat(warned.items("warningMessages").items()).containsExactly(Json.of(wrong));
    assertThat(warned.items("issues").items()).isEmpty();
    Obj quiet =
        site.get("/rest/api/3/search?validateQuery=none&jql=" + JiraSite.encoded("project=NOPE"));
    assertThat(quiet.has("warningMessages")).isFalse();
  }

  @Test
  void a_list_is_counted_in_one_search_and_led_through_by_tokens_in_the_other() throws IOException {
    Obj counted =
        site.call(
            200,
            "POST",
            "/rest/api/2/search",
            "{\"jql\": \"order by key asc\", \"startAt\": 1, \"maxResults\": 1, \"fields\":"
                + " [\"summary\", \"labels\"]}");
    assertThat(JiraSite.keys(counted)).containsExactly("ENG-2");
    assertThat(counted.find("total")).hasValue(Json.of(3));
    Obj fields =
        counted.items("issues").at(0).asObj().flatMap(it -> it.obj("fields")).orElseThrow();
    assertThat(fields.keys()).containsExactlyInAnyOrder("summary", "labels");

    String all = "{\"jql\": \"project = ENG order by key asc\", \"maxResults\": 2%s}";
    String path = "/rest/api/3/search/jql";
    Obj first = site.call(200, "POST", path, all.formatted(""));
    assertThat(first.items("issues").items())
        .containsExactly(Obj.of("id", Json.of("10000")), Obj.of("id", Json.of("10001")));
    assertThat(first.find("isLast")).hasValue(Json.of(false));
    String token = ", \"nextPageToken\": \"" + first.text("nextPageToken").orElseThrow() + "\"";
    Obj rest = site.call(200, "POST", path, all.formatted(token));
    assertThat(rest.items("issues").size()).isOne();
    assertThat(rest.has("nextPageToken")).isFalse();
    for (String body :
        List.of(
            "{\"jql\": \"ORDER BY key\"}",
            "{\"jql\": \"project = OPS\"" + token + "}",
            "{\"jql\": \"project = ENG\", \"maxResults\": 0}")) {
      assertThat(JiraSite.messages(site.call(400, "POST", path, body))).hasSize(1);
    }
    Obj count =
        site.call(
            200, "POST", "/rest/api/3/search/approximate-count", "{\"jql\": \"labels = mobile\"}");
    assertThat(count.find("count")).hasValue(Json.of(1));
  }

  @Test
  void queries_are_parsed_matched_and_completed() throws IOException {
    Obj parsed =
        site.call(
            200,
            "POST",
            "/rest/api/3/jql/parse?validation=strict",
            "{\"queries\": [\"status in (Done) order by key\", \"summary = x\", \"project = X\"]}");
    List<Json> queries = parsed.items("queries").items();
    assertThat(queries.get(0).toString())
        .contains("\"encodedOperand\":\"(Done)\"")
        .contains("orderBy");
    assertThat(queries.get(1).toString()).contains("errors").doesNotContain("structure");
    assertThat(queries.get(2).toString()).contains("warnings").doesNotContain("structure");
    Obj matched =
        site.call(
            200,
            "POST",
            "/rest/api/3/jql/match",
            "{\"jqls\": [\"labels = mobile\", \"x\"], \"issueIds\": [10000, 10001]}");
    assertThat(matched.items("matches").at(0).toString()).contains("[10000]");
    Obj words = site.get("/rest/api/3/jql/autocompletedata");
    assertThat(words.items("jqlReservedWords").items()).contains(Json.of("select"));
    Obj some =
        site.get("/rest/api/3/jql/autocompletedata/suggestions?fieldName=priority&fieldValue=l");
    assertThat(some.items("results").size()).isEqualTo(2);
    site.call(400, "POST", "/rest/api/3/filter", "{\"name\": \"f\", \"jql\": \"nope = 1\"}");
    site.call(200, "POST", "/rest/api/3/filter", "{\"name\": \"f\", \"jql\": \"labels = mobile\"}");
    assertThat(site.found("filter = f")).containsExactly("ENG-1");
  }
}
