package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A formula of a cell.
///
/// It keeps its text as it was typed: what changes when cells move are its references alone.
public final class Formula {

  private final String text;
  private final List<Token> tokens;
  private final Node node;

  private Formula(String text, List<Token> tokens, Node node) {
    this.text = text;
    this.tokens = tokens;
    this.node = node;
  }

  /// What a text says that begins with `=`; one that cannot be read comes to an error.
  public static Formula of(String text) {
    try {
      if (text.length() > Limits.TEXT) {
        throw Failure.unreadable();
      }
      List<Token> tokens = Lexer.read(text);
      return new Formula(text, tokens, Parser.read(tokens));
    } catch (Failure wrong) {
      return new Formula(text, List.of(), new Node.Literal(wrong.error()));
    }
  }

  /// As it was typed.
  public String text() {
    return text;
  }

  /// What it comes to in a cell: one value, or a table that is to be spilled.
  public Value evaluate(Cells cells, String sheet, int row, int column) {
    return new Evaluation(cells, Area.cell(sheet, row, column)).of(node);
  }

  /// The cells that it names, as far as its text tells them; bounds within the grid.
  public List<Area> reads(Cells cells, String sheet) {
    List<Area> areas = new ArrayList<>();
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.REFERENCE) {
        Reference reference = Reference.of(token.text()).orElseThrow();
        String title = reference.prefix().isEmpty() ? sheet : Reference.title(reference.prefix());
        Optional<String> there = cells.sheet(title);
        there.map(reference::area).ifPresent(areas::add);
      } else if (token.kind() == Token.Kind.NAME) {
        cells.named(token.text()).ifPresent(areas::add);
      }
    }
    return areas.stream()
        .map(area -> area.within(cells.rows(area.sheet()), cells.columns(area.sheet())))
        .filter(area -> !area.empty())
        .toList();
  }

  /// The same in a cell so many rows below and columns right of its own; `#REF!` where a reference
  /// leaves the grid.
  public Formula moved(int rows, int columns) {
    return changed(reference -> Adjusting.moved(reference, rows, columns));
  }

  /// The same after empty cells came in, in a cell of the sheet `home`.
  public Formula inserted(Shift shift, String home) {
    return changed(reference ->
        reference.on(shift.area().sheet(), home)
            ? Adjusting.inserted(reference, shift)
            : reference.toString());
  }

  /// The same after cells went; `#REF!` where all cells of a reference did.
  public Formula deleted(Shift shift, String home) {
    return changed(reference ->
        reference.on(shift.area().sheet(), home)
            ? Adjusting.deleted(reference, shift)
            : reference.toString());
  }

  /// The same after rows or columns were carried to before the one that was at a place.
  public Formula reordered(Shift shift, int destination, String home) {
    return changed(reference ->
        reference.on(shift.area().sheet(), home)
            ? Adjusting.reordered(reference, shift, destination)
            : reference.toString());
  }

  /// The same after cells were cut and put with their first at a place, perhaps of another sheet:
  /// what named nothing but cells of these follows them.
  public Formula carried(Area cut, Area there, String home) {
    return changed(reference ->
        reference.on(cut.sheet(), home)
            ? Adjusting.carried(reference, cut, there, home)
            : reference.toString());
  }

  /// The same after a sheet got another title.
  public Formula renamed(String oldSheet, String newSheet) {
    String prefix = Reference.quoted(newSheet) + "!";
    var changed = new StringBuilder();
    int from = 0;
    for (Token token : tokens) {
      int sheet = token.text().lastIndexOf('!') + 1;
      boolean names = token.kind() == Token.Kind.REFERENCE || token.kind() == Token.Kind.NAME;
      if (names
          && sheet > 0
          && Reference.title(token.text().substring(0, sheet)).equalsIgnoreCase(oldSheet)) {
        changed.append(text, from, token.start()).append(prefix);
        from = token.start() + sheet;
      }
    }
    return from == 0 ? this : Formula.of(changed.append(text, from, text.length()).toString());
  }

  private Formula changed(Function<Reference, String> change) {
    var changed = new StringBuilder();
    int from = 0;
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.REFERENCE) {
        Reference reference = Reference.of(token.text()).orElseThrow();
        String now = change.apply(reference);
        if (!now.equals(reference.toString())) {
          changed.append(text, from, token.start()).append(now);
          from = token.end();
        }
      }
    }
    return from == 0 ? this : Formula.of(changed.append(text, from, text.length()).toString());
  }

  /// A title as it stands before a `!`, in quotes where it needs them.
  public static String quoted(String title) {
    return Reference.quoted(title);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Formula formula && formula.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
