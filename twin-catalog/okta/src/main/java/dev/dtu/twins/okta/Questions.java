package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The questions that somebody may choose to be asked, in the order they are told.
///
/// - source: recorded traffic of okta/terraform-provider-okta, GET /users/{id}/factors/questions,
///   2026-11-22
final class Questions {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE.on("listSupportedSecurityQuestions", Questions::list);

  /// A question, by the name it is enrolled under.
  private record Question(String name, String text) {}

  private static final List<Question> ALL =
      List.of(
          new Question("disliked_food", "What is the food you least liked as a child?"),
          new Question("name_of_first_plush_toy", "What is the name of your first stuffed animal?"),
          new Question("first_award", "What did you earn your first medal or award for?"),
          new Question("favorite_security_question", "What is your favorite security question?"),
          new Question(
              "favorite_toy", "What is the toy/stuffed animal you liked the most as a kid?"),
          new Question("first_computer_game", "What was the first computer game you played?"),
          new Question("favorite_movie_quote", "What is your favorite movie quote?"),
          new Question(
              "first_sports_team_mascot",
              "What was the mascot of the first sports team you played on?"),
          new Question("first_music_purchase", "What music album or song did you first purchase?"),
          new Question("favorite_art_piece", "What is your favorite piece of art?"),
          new Question(
              "grandmother_favorite_desert", "What was your grandmother's favorite dessert?"),
          new Question("first_thing_cooked", "What was the first thing you learned to cook?"),
          new Question("childhood_dream_job", "What was your dream job as a child?"),
          new Question(
              "place_where_significant_other_was_met",
              "Where did you meet your spouse/significant other?"),
          new Question(
              "favorite_vacation_location", "Where did you go for your favorite vacation?"),
          new Question(
              "new_years_two_thousand", "Where were you on New Year's Eve in the year 2000?"),
          new Question("favorite_speaker_actor", "Who is your favorite speaker/orator?"),
          new Question(
              "favorite_book_movie_character", "Who is your favorite book/movie character?"),
          new Question("favorite_sports_player", "Who is your favorite sports player?"));

  private Questions() {}

  private static Reply list(Play play) {
    List<Json> all = new ArrayList<>();
    for (Question each : ALL) {
      all.add(Obj.of("question", Json.of(each.name()), "questionText", Json.of(each.text())));
    }
    return play.linked(Reply.json(200, Json.array(all)));
  }

  /// The words of a question; empty for one that is none of these.
  static Optional<String> text(String name) {
    return ALL.stream().filter(each -> each.name().equals(name)).map(Question::text).findFirst();
  }
}
