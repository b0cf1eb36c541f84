package dev.dtu.twins.sheets;

import dev.dtu.call.Reply;
import dev.dtu.effect.Part;
import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// A method of the service: reads the spreadsheet that the call names, keeps what was changed of it,
/// and refuses in the service's words.
@FunctionalInterface
interface Method {

  Obj answer(Play play, Book book);

  /// As a part of the twin, which changes nothing.
  ///
  /// - refuses, in this order: `not-found`, `bad-request`
  static Part reading(Method method) {
    return play -> {
      try {
        return Reply.json(200, method.answer(play, Book.open(play)));
      } catch (Amiss wrong) {
        throw wrong.refusal();
      }
    };
  }

  /// As a part of the twin, which keeps what it changed.
  ///
  /// - refuses, in this order: `not-found`, `bad-request`
  static Part writing(Method method) {
    return reading((play, book) -> {
      Obj answer = method.answer(play, book);
      book.keep();
      return answer;
    });
  }

  /// An answer that begins with the spreadsheet's id.
  static Obj of(Book book) {
    return Obj.of("spreadsheetId", Json.of(book.id()));
  }
}
