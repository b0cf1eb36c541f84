package dev.dtu.readme;

import static dev.dtu.readme.Paper.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.docs.v1.model.StructuralElement;
import com.google.api.services.docs.v1.model.Table;
import com.google.api.services.docs.v1.model.TableCell;
import com.google.api.services.docs.v1.model.TableRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables, their rows, columns and cells, by Google's own Java client.
class DocsTablesTest {

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

  private void table(int rows, int columns) throws IOException {
    paper.batch(
        "{'insertTable': {'rows': %d, 'columns': %d, 'location': {'index': 1}}}"
            .formatted(rows, columns));
  }

  /// Fills cells with letters, the last first, as indexes before them then stay.
  private void fill() throws IOException {
    List<TableCell> cells = cells();
    for (int i = cells.size() - 1; i >= 0; i--) {
      paper.insert(cells.get(i).getStartIndex() + 1, String.valueOf((char) ('a' + i)));
    }
  }

  private List<TableCell> cells() throws IOException {
    List<TableCell> cells = new ArrayList<>();
    paper.table().getTableRows().forEach(row -> cells.addAll(row.getTableCells()));
    return cells;
  }

  private static String cell(String kind, int row, int column, String more) {
    return ("{'%s': {'tableCellLocation': {'tableStartLocation': {'index': 2}, 'rowIndex':"
            + " %d, 'columnIndex': %d}%s}}")
        .formatted(kind, row, column, more);
  }

  private static String range(String kind, int row, int column, int rows, int columns) {
    return ("{'%s': {'tableRange': {'tableCellLocation': {'tableStartLocation': {'index':"
            + " 2}, 'rowIndex': %d, 'columnIndex': %d}, 'rowSpan': %d, 'columnSpan': %d}}}")
        .formatted(kind, row, column, rows, columns);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3", "2, 2", "3, 3", "5, 4"})
  void a_table_takes_as_many_indexes_as_its_parts(int rows, int columns) throws Exception {
    table(rows, columns);
    List<StructuralElement> content = paper.content();
    assertThat(content).hasSize(4);
    StructuralElement table = content.get(2);
    assertThat(content.get(1).getEndIndex()).isEqualTo(2);
    assertThat(table.getStartIndex()).isEqualTo(2);
    assertThat(table.getEndIndex() - table.getStartIndex()).isEqualTo(2 + rows * (1 + 2 * columns));
    int at = 3;
    for (TableRow row : table.getTable().getTableRows()) {
      assertThat(row.getStartIndex()).isEqualTo(at++);
      for (TableCell cell : row.getTableCells()) {
        assertThat(cell.getStartIndex()).isEqualTo(at);
        assertThat(cell.getContent().getFirst().getStartIndex()).isEqualTo(at + 1);
        at += 2;
        assertThat(cell.getEndIndex()).isEqualTo(at);
      }
      assertThat(row.getEndIndex()).isEqualTo(at);
    }
    assertThat(content.get(3).getStartIndex()).isEqualTo(at + 1).isEqualTo(table.getEndIndex());
  }

  @Test
  void rows_begin_where_the_texts_before_them_end() throws Exception {
    table(3, 2);
    int[] lengths = {4, 0, 7, 2, 1, 9};
    List<TableCell> cells = cells();
    for (int i = lengths.length - 1; i >= 0; i--) {
      if (lengths[i] > 0) {
        paper.insert(cells.get(i).getStartIndex() + 1, "x".repeat(lengths[i]));
      }
    }
    StructuralElement table = paper.content().get(2);
    assertThat(table.getTable().getTableRows())
        .extracting(TableRow::getStartIndex)
        .containsExactly(3, 3 + 5 + 4, 12 + 5 + 9);
    assertThat(table.getEndIndex()).isEqualTo(26 + 5 + 10 + 1);
  }

  @Test
  void text_is_put_into_cells_and_not_between_them() throws Exception {
    table(1, 2);
    fill();
    assertThat(paper.text()).isEqualTo("\na\nb\n\n");
    for (int index : new int[] {2, 3, 4, 10}) {
      int at = index == 10 ? paper.content().get(2).getEndIndex() - 1 : index;
      assertThat(refused(() -> paper.insert(at, "x"))).contains("inside the bounds");
    }
  }

  private static String delete(int from, int to) {
    return "{'deleteContentRange': {'range': {'startIndex': %d, 'endIndex': %d}}}"
        .formatted(from, to);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 3", "3, 5", "4, 6", "5, 8", "6, 7", "2, 10", "1, 8"})
  void parts_of_tables_are_not_deleted(int from, int to) throws Exception {
    table(1, 2);
    fill();
    assertThat(refused(() -> paper.batch(delete(from, to))))
        .isEqualTo(
            "Invalid requests[0].deleteContentRange: Invalid deletion range. Cannot delete the"
                + " requested range.");
  }

  @Test
  void a_table_is_deleted_whole_and_the_text_of_cells_alone() throws Exception {
    table(1, 2);
    fill();
    paper.batch(delete(5, 6));
    assertThat(paper.text()).isEqualTo("\n\nb\n\n");
    StructuralElement table = paper.content().get(2);
    paper.batch(delete(table.getStartIndex(), table.getEndIndex()));
    assertThat(paper.text()).isEqualTo("\n\n");
    table(2, 2);
    paper.batch(delete(1, paper.end() - 1));
    assertThat(paper.text()).isEqualTo("\n");
  }

  @Test
  void rows_and_columns_come_and_go() throws Exception {
    table(2, 2);
    fill();
    paper.batch(cell("insertTableRow", 0, 0, ", 'insertBelow': true"));
    assertThat(paper.text()).isEqualTo("\na\nb\n\n\nc\nd\n\n");
    paper.batch(cell("insertTableColumn", 0, 1, ""));
    Table table = paper.table();
    assertThat(table.getRows()).isEqualTo(3);
    assertThat(table.getColumns()).isEqualTo(3);
    assertThat(table.getTableStyle().getTableColumnProperties()).hasSize(3);
    assertThat(paper.text()).isEqualTo("\na\n\nb\n\n\n\nc\n\nd\n\n");
    paper.batch(cell("deleteTableRow", 1, 0, ""), cell("deleteTableColumn", 0, 0, ""));
    assertThat(paper.text()).isEqualTo("\n\nb\n\nd\n\n");
    paper.batch(cell("deleteTableRow", 0, 0, ""), cell("deleteTableRow", 0, 0, ""));
    assertThat(paper.text()).isEqualTo("\n\n");
  }

  @Test
  void merged_cells_keep_all_text_in_the_first() throws Exception {
    table(3, 3);
    fill();
    paper.batch(range("mergeTableCells", 0, 0, 2, 2));
    assertThat(paper.text()).isEqualTo("\na\nb\nd\ne\n\nc\n\n\nf\ng\nh\ni\n\n");
    TableCell head = cells().getFirst();
    assertThat(head.getTableCellStyle().getRowSpan()).isEqualTo(2);
    assertThat(head.getTableCellStyle().getColumnSpan()).isEqualTo(2);
    assertThat(refused(() -> paper.batch(range("mergeTableCells", 1, 1, 2, 2))))
        .contains("rectangular");
    paper.batch(cell("insertTableRow", 0, 0, ", 'insertBelow': true"));
    assertThat(paper.table().getRows()).isEqualTo(4);
    assertThat(cells().getFirst().getTableCellStyle().getRowSpan()).isEqualTo(2);
    paper.batch(cell("insertTableColumn", 3, 0, ", 'insertRight': true"));
    assertThat(cells().getFirst().getTableCellStyle().getColumnSpan()).isEqualTo(3);
    paper.batch(range("unmergeTableCells", 0, 0, 1, 1));
    assertThat(cells()).allMatch(each -> each.getTableCellStyle().getColumnSpan() == 1);
  }

  @Test
  void cells_rows_and_columns_have_styles() throws Exception {
    table(2, 2);
    paper.batch(
        "{'updateTableCellStyle': {'tableStartLocation': {'index': 2}, 'tableCellStyle':"
            + " {'backgroundColor': {'color': {'rgbColor': {'red': 1}}}}, 'fields':"
            + " 'backgroundColor'}}",
        range("mergeTableCells", 0, 0, 1, 1),
        "{'updateTableCellStyle': {'tableRange': {'tableCellLocation': {'tableStartLocation':"
            + " {'index': 2}}, 'rowSpan': 1, 'columnSpan': 1}, 'tableCellStyle': {'borderRight':"
            + " {'width': {'magnitude': 2, 'unit': 'PT'}, 'dashStyle': 'DOT'}}, 'fields':"
            + " 'borderRight'}}",
        "{'updateTableRowStyle': {'tableStartLocation': {'index': 2}, 'rowIndices': [1],"
            + " 'tableRowStyle': {'minRowHeight': {'magnitude': 30, 'unit': 'PT'}}, 'fields':"
            + " 'minRowHeight'}}",
        "{'updateTableColumnProperties': {'tableStartLocation': {'index': 2}, 'columnIndices': [0],"
            + " 'tableColumnProperties': {'width': {'magnitude': 99, 'unit': 'PT'}, 'widthType':"
            + " 'FIXED_WIDTH'}, 'fields': '*'}}",
        "{'pinTableHeaderRows': {'tableStartLocation': {'index': 2}, 'pinnedHeaderRowsCount': 1}}");
    assertThat(cells())
        .allMatch(each ->
            each.getTableCellStyle().getBackgroundColor().getColor().getRgbColor().getRed() == 1);
    assertThat(cells().get(1).getTableCellStyle().getBorderLeft().getDashStyle()).isEqualTo("DOT");
    TableRow second = paper.table().getTableRows().get(1);
    assertThat(second.getTableRowStyle().getMinRowHeight().getMagnitude()).isEqualTo(30);
    assertThat(paper.table().getTableRows().getFirst().getTableRowStyle().getTableHeader())
        .isTrue();
    var columns = paper.table().getTableStyle().getTableColumnProperties();
    assertThat(columns.get(0).getWidth().getMagnitude()).isEqualTo(99);
    assertThat(columns.get(1).getWidthType()).isEqualTo("EVENLY_DISTRIBUTED");
    assertThat(
            refused(() ->
                paper.batch(
                    "{'updateTableRowStyle': {'tableStartLocation': {'index': 2}, 'tableRowStyle':"
                        + " {'tableHeader': true}, 'fields': 'tableHeader'}}")))
        .isEqualTo("Invalid requests[0].updateTableRowStyle: Unallowed field: tableHeader");
    assertThat(refused(() -> paper.batch(cell("insertTableRow", 9, 0, ""))))
        .contains("table cell location");
    assertThat(
            refused(() ->
                paper.batch(
                    "{'pinTableHeaderRows': {'tableStartLocation': {'index': 1},"
                        + " 'pinnedHeaderRowsCount': 1}}")))
        .contains("The provided table start location is invalid.");
  }

  @Test
  void a_table_lies_in_a_cell() throws Exception {
    table(1, 1);
    paper.batch("{'insertTable': {'rows': 1, 'columns': 1, 'location': {'index': 5}}}");
    paper.insert(9, "deep");
    assertThat(paper.text()).isEqualTo("\n\ndeep\n\n\n");
    paper.batch("{'replaceAllText': {'containsText': {'text': 'EE'}, 'replaceText': 'i'}}");
    assertThat(paper.text()).isEqualTo("\n\ndip\n\n\n");
  }

  @Test
  void a_table_may_have_many_cells() throws Exception {
    table(100, 90);
    paper.insert(5, "first");
    assertThat(cells()).hasSize(9_000);
    assertThat(cells().getFirst().getContent().getFirst().getEndIndex()).isEqualTo(11);
    paper.batch(cell("deleteTableRow", 99, 0, ""), cell("deleteTableColumn", 0, 89, ""));
    assertThat(cells()).hasSize(99 * 89);
  }
}
