package dev.dtu.readme;

import static dev.dtu.readme.Paper.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.docs.v1.model.NamedStyle;
import com.google.api.services.docs.v1.model.Paragraph;
import com.google.api.services.docs.v1.model.TextStyle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How text and paragraphs look, and lists, by Google's own Java client.
class DocsStylesTest {

  @TempDir Path folder;
  private Paper paper;

  @BeforeEach
  void start() throws Exception {
    paper = new Paper(folder);
  }

  @AfterEach
  void stop() {
    paper.close();
  }

  private void text(int from, int to, String style, String fields) throws IOException {
    paper.batch(styled(from, to, style, fields));
  }

  private static String styled(int from, int to, String style, String fields) {
    return ("{'updateTextStyle': {'range': {'startIndex': %d, 'endIndex': %d}, 'textStyle':"
            + " {%s}, 'fields': '%s'}}")
        .formatted(from, to, style, fields);
  }

  private void paragraph(int from, int to, String style, String fields) throws IOException {
    paper.batch(
        ("{'updateParagraphStyle': {'range': {'startIndex': %d, 'endIndex': %d},"
                + " 'paragraphStyle': {%s}, 'fields': '%s'}}")
            .formatted(from, to, style, fields));
  }

  private TextStyle style(int paragraph, int run) throws IOException {
    return paper.paragraphs().get(paragraph).getElements().get(run).getTextRun().getTextStyle();
  }

  @Test
  void runs_part_where_a_style_changes_and_join_where_it_does_not() throws Exception {
    paper.insert(1, "plain bold plain");
    text(7, 11, "'bold': true", "bold");
    assertThat(paper.runs())
        .containsExactly("1-7 plain  []", "7-11 bold [bold]", "11-18  plain⏎ []");
    text(7, 11, "", "bold");
    assertThat(paper.runs()).containsExactly("1-18 plain bold plain⏎ []");
    text(7, 11, "'bold': true, 'italic': true", "*");
    text(7, 11, "'bold': false, 'italic': false", "bold,italic");
    assertThat(paper.runs()).containsExactly("1-18 plain bold plain⏎ []");
  }

  @Test
  void new_text_looks_as_what_is_before_it() throws Exception {
    paper.insert(1, "bold plain");
    text(1, 5, "'bold': true", "bold");
    paper.insert(5, "er");
    paper.insert(1, "very ");
    assertThat(paper.runs()).containsExactly("1-12 very bolder [bold]", "12-19  plain⏎ []");
  }

  @Test
  void colours_are_told_as_parts_of_255() throws Exception {
    paper.insert(1, "red");
    text(
        1,
        4,
        "'foregroundColor': {'color': {'rgbColor': {'red': 0.5, 'green': 0.2, 'blue': 0}}},"
            + " 'fontSize': {'magnitude': 14, 'unit': 'PT'}",
        "foregroundColor,fontSize");
    var rgb = style(0, 0).getForegroundColor().getColor().getRgbColor();
    assertThat(rgb.getRed()).isEqualTo(0.5019608f);
    assertThat(rgb.getGreen()).isEqualTo(0.2f);
    assertThat(rgb.getBlue()).isNull();
    assertThat(style(0, 0).getFontSize().getMagnitude()).isEqualTo(14);
    text(1, 4, "'fontSize': {'magnitude': 11, 'unit': 'PT'}", "fontSize");
    assertThat(style(0, 0).getFontSize()).isNull();
  }

  @Test
  void a_link_is_blue_and_underlined_and_on_no_newline() throws Exception {
    paper.insert(1, "see here\nand there");
    text(5, 14, "'link': {'url': 'https://example.com'}", "link");
    assertThat(paper.runs())
        .containsExactly(
            "1-5 see  []",
            "5-9 here [foregroundColor, link, underline]",
            "9-10 ⏎ []",
            "10-14 and  [foregroundColor, link, underline]",
            "14-20 there⏎ []");
    text(5, 14, "", "link");
    assertThat(paper.runs()).containsExactly("1-10 see here⏎ []", "10-20 and there⏎ []");
    assertThat(refused(() -> text(1, 3, "'link': {}", "link")))
        .isEqualTo("Invalid requests[0].updateTextStyle: Links must include at least one type.");
  }

  @Test
  void masks_name_what_there_is() {
    String kind = "Invalid requests[0].updateTextStyle: ";
    assertThat(refused(() -> text(1, 2, "'bold': true", "")))
        .isEqualTo(
            kind
                + "At least one field must be listed in 'fields'. (Use '*' to indicate all"
                + " fields.)");
    assertThat(refused(() -> text(1, 2, "'bold': true", "bald")))
        .isEqualTo(kind + "Invalid field: bald");
    assertThat(refused(() -> paragraph(1, 2, "", "headingId")))
        .isEqualTo("Invalid requests[0].updateParagraphStyle: Unallowed field: headingId");
  }

  @Test
  void a_heading_has_an_id_and_loses_it_again() throws Exception {
    paper.insert(1, "Title\nText");
    paragraph(1, 2, "'alignment': 'CENTER'", "alignment");
    paragraph(
        1,
        2,
        "'namedStyleType': 'HEADING_1', 'spaceAbove': {'magnitude': 3, 'unit': 'PT'}",
        "namedStyleType,spaceAbove");
    Paragraph heading = paper.paragraphs().getFirst();
    assertThat(heading.getParagraphStyle().getHeadingId()).matches("h\\.[a-z0-9]{12}");
    assertThat(heading.getParagraphStyle().getNamedStyleType()).isEqualTo("HEADING_1");
    assertThat(heading.getParagraphStyle().getAlignment()).isNull();
    assertThat(heading.getParagraphStyle().getSpaceAbove().getMagnitude()).isEqualTo(3);
    assertThat(paper.paragraphs().get(1).getParagraphStyle().getHeadingId()).isNull();
    paper.insert(3, "\n");
    assertThat(paper.paragraphs().get(1).getParagraphStyle().getNamedStyleType())
        .isEqualTo("HEADING_1");
    assertThat(paper.paragraphs().get(1).getParagraphStyle().getHeadingId())
        .isNotEqualTo(paper.paragraphs().get(0).getParagraphStyle().getHeadingId());
    paragraph(1, 5, "'namedStyleType': 'NORMAL_TEXT'", "namedStyleType");
    assertThat(paper.paragraphs().getFirst().getParagraphStyle())
        .containsOnlyKeys("namedStyleType", "direction");
  }

  @Test
  void two_paragraphs_that_become_one_look_as_the_first() throws Exception {
    paper.insert(1, "Title\nText");
    paragraph(1, 2, "'namedStyleType': 'TITLE'", "namedStyleType");
    paper.batch("{'deleteContentRange': {'range': {'startIndex': 6, 'endIndex': 7}}}");
    assertThat(paper.paragraphs()).hasSize(1);
    assertThat(paper.paragraphs().getFirst().getParagraphStyle().getNamedStyleType())
        .isEqualTo("TITLE");
  }

  @Test
  void tabs_before_items_tell_how_deep_they_lie() throws Exception {
    paper.insert(1, "one\n\ttwo\n\t\tthree\nend");
    paper.batch(
        "{'createParagraphBullets': {'range': {'startIndex': 1, 'endIndex': 18}, 'bulletPreset':"
            + " 'NUMBERED_DECIMAL_ALPHA_ROMAN'}}");
    assertThat(paper.text()).isEqualTo("one\ntwo\nthree\nend\n");
    List<Paragraph> all = paper.paragraphs();
    assertThat(all.get(0).getBullet().getNestingLevel()).isNull();
    assertThat(all.get(1).getBullet().getNestingLevel()).isEqualTo(1);
    assertThat(all.get(2).getBullet().getNestingLevel()).isEqualTo(2);
    assertThat(all.get(2).getParagraphStyle().getIndentStart().getMagnitude()).isEqualTo(108);
    assertThat(all.get(3).getBullet()).isNull();
    String list = all.get(0).getBullet().getListId();
    var levels = paper.read().getLists().get(list).getListProperties().getNestingLevels();
    assertThat(levels).hasSize(9);
    assertThat(levels.get(2).getGlyphType()).isEqualTo("ROMAN");
    assertThat(levels.get(2).getBulletAlignment()).isEqualTo("END");
    assertThat(levels.get(1).getGlyphFormat()).isEqualTo("%1.");
    paper.batch(
        "{'createParagraphBullets': {'range': {'startIndex': 15, 'endIndex': 16}, 'bulletPreset':"
            + " 'NUMBERED_DECIMAL_ALPHA_ROMAN'}}");
    assertThat(paper.paragraphs().get(3).getBullet().getListId()).isEqualTo(list);
    paper.batch("{'deleteParagraphBullets': {'range': {'startIndex': 1, 'endIndex': 18}}}");
    assertThat(paper.paragraphs()).allMatch(each -> each.getBullet() == null);
    assertThat(paper.paragraphs().get(1).getParagraphStyle().getIndentStart().getMagnitude())
        .isEqualTo(36);
  }

  @Test
  void a_newline_in_an_item_makes_another_item() throws Exception {
    paper.insert(1, "one");
    paper.batch(
        "{'createParagraphBullets': {'range': {'startIndex': 1, 'endIndex': 2}, 'bulletPreset':"
            + " 'BULLET_CHECKBOX'}}");
    paper.insert(4, "\ntwo");
    assertThat(paper.paragraphs()).hasSize(2);
    assertThat(paper.paragraphs().get(1).getBullet().getListId())
        .isEqualTo(paper.paragraphs().get(0).getBullet().getListId());
    text(1, 9, "'bold': true", "bold");
    assertThat(paper.paragraphs().get(1).getBullet().getTextStyle().getBold()).isTrue();
  }

  @Test
  void a_named_style_is_what_its_paragraphs_inherit() throws Exception {
    paper.insert(1, "text");
    paper.batch(
        "{'updateNamedStyle': {'namedStyle': {'namedStyleType': 'NORMAL_TEXT', 'textStyle':"
            + " {'bold': true}}, 'fields': 'namedStyleType,textStyle,textStyle.bold'}}");
    NamedStyle normal = paper.read().getNamedStyles().getStyles().getFirst();
    assertThat(normal.getTextStyle().getBold()).isTrue();
    assertThat(normal.getTextStyle().getFontSize().getMagnitude()).isEqualTo(11);
    text(1, 5, "'bold': true", "bold");
    assertThat(style(0, 0)).isEmpty();
    text(1, 5, "'bold': false", "bold");
    assertThat(style(0, 0).getBold()).isFalse();
  }

  @Test
  void a_document_and_its_sections_have_margins() throws Exception {
    paper.batch(
        "{'updateSectionStyle': {'range': {'startIndex': 0, 'endIndex': 1}, 'sectionStyle':"
            + " {'marginTop': {'magnitude': 10, 'unit': 'PT'}, 'columnSeparatorStyle':"
            + " 'BETWEEN_EACH_COLUMN'}, 'fields': 'marginTop,columnSeparatorStyle'}}",
        "{'updateDocumentStyle': {'documentStyle': {'background': {'color': {'color': {'rgbColor':"
            + " {'blue': 1}}}}, 'pageNumberStart': 3}, 'fields': 'background,pageNumberStart'}}");
    var section = paper.content().getFirst().getSectionBreak().getSectionStyle();
    assertThat(section.getMarginTop().getMagnitude()).isEqualTo(10);
    assertThat(section.getColumnSeparatorStyle()).isEqualTo("BETWEEN_EACH_COLUMN");
    assertThat(paper.read().getDocumentStyle().getPageNumberStart()).isEqualTo(3);
    paper.batch(
        "{'updateDocumentStyle': {'documentStyle': {'marginTop': {'magnitude': 20, 'unit': 'PT'}},"
            + " 'fields': 'marginTop'}}");
    assertThat(paper.content().getFirst().getSectionBreak().getSectionStyle().getMarginTop())
        .isNull();
    assertThat(
            refused(() ->
                paper.batch(
                    "{'updateSectionStyle': {'range': {'startIndex': 0, 'endIndex': 1}, 'fields':"
                        + " 'sectionType'}}")))
        .isEqualTo("Invalid requests[0].updateSectionStyle: Unallowed field: sectionType");
  }
}
