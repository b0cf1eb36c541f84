package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.effect.Sort;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A whole small service: what a person who knows it would say its operations do.
class InferenceTest {
  private static final String TRACKER =
      """
      Person: accountId name email
      Board: id! title! archived:boolean owner:Person
      BoardEdit: title owner_id
      Boards: boards:Board[] total:integer next
      Card: id number:integer title! column position:integer state:open|closed labels:string[]
      CardEdit: title column state:open|closed labels:string[]
      Comment: id text author:Person created
      Settings: theme language digest:boolean
      Report: lead cycle throughput
      GET /api/v2/people id=listPeople gives=Person[]
      GET /api/v2/people/{accountId} id=readPerson gives=Person
      GET /api/v2/boards id=listBoards gives=Boards query=title
      POST /api/v2/boards id=createBoard takes=Board gives=Board 201
      GET /api/v2/boards/search id=searchBoards gives=Boards
      GET /api/v2/boards/{boardId} id=readBoard gives=Board
      PUT /api/v2/boards/{boardId} id=updateBoard takes=BoardEdit gives=Board
      DELETE /api/v2/boards/{boardId} id=deleteBoard
      POST /api/v2/boards/{boardId}/archive id=archiveBoard gives=Board
      POST /api/v2/boards/{boardId}/copy id=copyBoard gives=Board 201
      GET /api/v2/boards/{boardId}/members id=listMembers gives=Person[]
      PUT /api/v2/boards/{boardId}/members/{accountId} id=addMember
      DELETE /api/v2/boards/{boardId}/members/{accountId} id=removeMember
      GET /api/v2/boards/{boardId}/cards id=listCards gives=Card[] query=state
      POST /api/v2/boards/{boardId}/cards id=createCard takes=Card gives=Card 201
      GET /api/v2/boards/{boardId}/cards/{number} id=readCard gives=Card
      PATCH /api/v2/boards/{boardId}/cards/{number} id=editCard takes=CardEdit gives=Card
      DELETE /api/v2/boards/{boardId}/cards/{number} id=deleteCard
      POST /api/v2/boards/{boardId}/cards/{number}/close id=closeCard gives=Card
      PUT /api/v2/boards/{boardId}/cards/{number}/labels id=setLabels takes=labels:string[] gives=Card
      GET /api/v2/boards/{boardId}/cards/{number}/comments id=listComments gives=Comment[]
      POST /api/v2/boards/{boardId}/cards/{number}/comments id=comment takes=Comment gives=Comment
      DELETE /api/v2/boards/{boardId}/cards/{number}/comments/{id} id=deleteComment
      GET /api/v2/cards id=allCards gives=Card[]
      GET /api/v2/settings id=readSettings gives=Settings
      PATCH /api/v2/settings id=changeSettings takes=Settings gives=Settings
      GET /api/v2/report id=report gives=Report query=from!
      POST /api/v2/boards/{boardId}/ping id=ping
      """;

  private static final String MEANINGS =
      """
      listPeople: LIST person()
      readPerson: READ person(accountId)
      listBoards: LIST board()
      createBoard: CREATE board()
      searchBoards: LIST board()
      readBoard: READ board(boardId)
      updateBoard: UPDATE board(boardId)
      deleteBoard: DELETE board(boardId)
      archiveBoard: ACT board(boardId)
      copyBoard: CREATE board()
      listMembers: LIST person() in board(boardId)
      addMember: LINK person(accountId) in board(boardId)
      removeMember: UNLINK person(accountId) in board(boardId)
      listCards: LIST card(boardId)
      createCard: CREATE card(boardId)
      readCard: READ card(boardId, number)
      editCard: UPDATE card(boardId, number)
      deleteCard: DELETE card(boardId, number)
      closeCard: ACT card(boardId, number)
      setLabels: UPDATE card(boardId, number)
      listComments: LIST comment(boardId, number)
      comment: CREATE comment(boardId, number)
      deleteComment: DELETE comment(boardId, number, id)
      allCards: LIST card(ANY)
      readSettings: READ setting()
      changeSettings: UPDATE setting()
      report: ANSWER
      ping: ACT board(boardId)
      """;

  @Test
  void a_tracker_is_understood() throws Exception {
    var sketch = Sketch.of(TRACKER);
    List<String> told = new ArrayList<>();
    sketch
        .meanings()
        .effects()
        .forEach(effect -> told.add(effect.operation() + ": " + Sketch.does(effect)));
    assertThat(told).containsExactlyInAnyOrderElementsOf(List.of(MEANINGS.split("\n")));
    assertThat(sketch.resources())
        .containsExactlyInAnyOrder("board", "card", "comment", "person", "setting");
  }

  @Test
  void its_rows_are_known_by_what_their_paths_say() throws Exception {
    var sketch = Sketch.of(TRACKER);
    assertThat(sketch.resource("person").idMember()).isEqualTo("accountId");
    assertThat(sketch.resource("card").idMember()).isEqualTo("number");
    assertThat(sketch.resource("card").idShape()).isEqualTo("#{1}");
    assertThat(sketch.resource("card").scopes())
        .singleElement()
        .extracting("parameter", "resource")
        .containsExactly("boardId", "board");
    assertThat(sketch.resource("setting").singleton()).isTrue();
  }

  @Test
  void its_acts_and_filters_know_their_members() throws Exception {
    var sketch = Sketch.of(TRACKER);
    assertThat(sketch.effect("POST /api/v2/boards/{boardId}/cards/{number}/close").sets())
        .hasToString("{state=\"closed\"}");
    assertThat(sketch.effect("POST /api/v2/boards/{boardId}/archive").sets())
        .hasToString("{archived=true}");
    assertThat(sketch.effect("GET /api/v2/boards/{boardId}/cards").filters())
        .hasToString("{state=state}");
    assertThat(sketch.effect("GET /api/v2/boards").itemsMember()).isEqualTo("boards");
  }

  @Test
  void a_list_knows_what_it_may_be_asked() throws Exception {
    var sketch =
        Sketch.of(
            """
            GET /cards gives=Card[] query=created_after query=created[lte] query=due_date<
              query=owner query=projectId query=labels query=exclude_archived:boolean
              query=sort:created|title|-title|votes query=direction:asc|desc query=q
            GET /cards/{cardId} gives=Card
            POST /cards takes=Card gives=Card
            Card: id title created_at due_date:date owner:Person project:Person labels archived:boolean
            Person: id login
            """
                .replace("\n  ", " "));
    assertThat(sketch.effect("GET /cards").filters())
        .hasToString(
            "{created[lte]=created_at <=, created_after=created_at >, due_date<=due_date <,"
                + " exclude_archived=archived !, labels=labels, owner=owner,"
                + " projectId=project.id}");
    Sort sort = sketch.effect("GET /cards").sort();
    assertThat(sort.by()).isEqualTo("sort");
    assertThat(sort.order()).isEqualTo("direction");
    assertThat(sort.members()).hasToString("{created=created_at}");
  }
}
