// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.formats.internal.Given;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What records, cells and columns answer.
class CsvTest {

  private static final String TEXT =
      "name,price,note\r\n"
          + "apple,1.25,\r\n"
          + "\"pear, \"\"green\"\"\",2,\"\"\n"
          + "\"two\nlines\",-3e2,x";

  @Test
  void columnsAreFoundByName() {
    Csv csv = Given.verified(Csv.rfc4180(), TEXT);
    assertThat(csv.header()).containsExactly("name", "price", "note");
    assertThat(csv.column("price")).hasValue(1);
    assertThat(csv.column("PRICE")).isEmpty();
    assertThat(csv.recordCount()).isEqualTo(3);
    Csv odd = Given.verified(Csv.rfc4180(), "\"a \"\"b\"\"\",x,x\n1,2,3\n");
    assertThat(odd.column("a \"b\"")).hasValue(0);
    assertThat(odd.column("x")).hasValue(1);
    assertThat(Given.verified(Csv.rfc4180().withoutHeader(), TEXT).header()).isEmpty();
    assertThat(Given.verified(Csv.rfc4180().withoutHeader(), TEXT).column("name")).isEmpty();
  }

  @Test
  void cellsAreGivenAsTextsAndNumbers() {
    CsvCursor row = Given.verified(Csv.rfc4180(), TEXT).cursor();
    assertThat(row.advance()).isTrue();
    assertThat(row.index()).isZero();
    assertThat(row.byteOffset()).isEqualTo(17);
    assertThat(row.record()).hasToString("apple,1.25,");
    assertThat(row.columnCount()).isEqualTo(3);
    assertThat(row.asDouble(1)).hasValue(1.25);
    assertThat(row.asLong(1)).isEmpty();
    assertThat(row.asDecimal(1)).contains(new BigDecimal("1.25"));
    assertThat(row.isQuoted(2)).isFalse();
    assertThat(row.cell(2).isEmpty()).isTrue();
    assertThat(row.advance()).isTrue();
    assertThat(row.text(0)).isEqualTo("pear, \"green\"");
    assertThat(row.cell(0)).hasToString("pear, \"\"green\"\"");
    assertThat(row.isEscaped(0)).isTrue();
    assertThat(row.textEquals(0, "pear, \"green\"")).isTrue();
    assertThat(row.textEquals(0, "pear, \"\"green\"\"")).isFalse();
    assertThat(row.asLong(1)).hasValue(2);
    assertThat(row.isQuoted(2)).isTrue();
    assertThat(row.isEscaped(2)).isFalse();
    assertThat(row.advance()).isTrue();
    assertThat(row.texts()).containsExactly("two\nlines", "-3e2", "x");
    assertThat(row.asDouble(1)).hasValue(-300);
    assertThat(row.asDouble(2)).isEmpty();
    assertThatThrownBy(() -> row.cell(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(row.advance()).isFalse();
  }

  @Test
  void anyRecordIsFoundByItsIndex() {
    String text = new RandomCsv(new Random(9), true).text(900_000);
    for (CsvFormat format :
        new CsvFormat[] {
          Csv.rfc4180().withAnyColumns(),
          Csv.rfc4180().withAnyColumns().withoutHeader(),
          Csv.rfc4180().withAnyColumns().withComments('%')
        }) {
      Csv csv = Given.verified(format, text.getBytes(UTF_8));
      long index = 0;
      for (List<String> expected : csv) {
        if (index % 97 == 0 || index == csv.recordCount() - 1) {
          CsvCursor row = csv.cursor(index);
          assertThat(row.advance()).isTrue();
          assertThat(row.texts()).isEqualTo(expected);
          assertThat(row.index()).isEqualTo(index);
        }
        index++;
      }
      assertThat(index).isEqualTo(csv.recordCount());
      assertThat(csv.cursor(index).advance()).isFalse();
      assertThatThrownBy(() -> csv.cursor(csv.recordCount() + 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void byteOrderMarkAndCommentsArePassedOver() {
    CsvFormat format = Csv.rfc4180().withComments('#');
    Csv csv = Given.verified(format, "\ufeff#\"\na,b\n# c\n\"#\n\",1\n#x,y,z,\"\n#");
    assertThat(csv.header()).containsExactly("a", "b");
    assertThat(csv).containsExactly(List.of("#\n", "1"));
    assertThat(Given.verified(Csv.rfc4180(), "\ufeff\"a\"\n1\n").header()).containsExactly("a");
    assertThat(Given.verified(format, "#only")).isEmpty();
    assertThat(Given.verified(format, "")).isEmpty();
    assertThat(Given.verified(format, "#\n").header()).isEmpty();
  }

  @Test
  void tabsSeparateWithoutQuotes() {
    Csv csv = Given.verified(Csv.tsv(), "a\tb\n\"1\t2\"\r\n");
    assertThat(csv).containsExactly(List.of("\"1", "2\""));
    assertThat(csv.cursor().advance()).isTrue();
    assertThat(Csv.tsv().name()).isEqualTo("tsv/1");
  }

  @Test
  void otherCharactersMayBeChosen() {
    CsvFormat format = Csv.rfc4180().withSeparator(';').withQuote('\'').withoutHeader();
    assertThat(Given.verified(format, "'a;''b''';\"c\";,\n").iterator().next())
        .containsExactly("a;'b'", "\"c\"", ",");
    assertThat(format.withAnyColumns().withComments('#').name())
        .isEqualTo("csv/1(separator=; quote=' comment=# header=none columns=any)");
    assertThat(Csv.rfc4180().withoutQuotes().withColumns(3).name())
        .isEqualTo("csv/1(quote=none columns=3)");
    assertThat(Csv.rfc4180().withSeparator('\u001f').name()).isEqualTo("csv/1(separator=U+001F)");
    for (char c : new char[] {'a', '0', '\n', '\r', '\0', '\u00e9', '"'}) {
      assertThatThrownBy(() -> Csv.rfc4180().withSeparator(c))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Csv.rfc4180().withColumns(0))
        .hasMessage("columns: out of range (found 0, allowed 1 to 1048576)");
  }

  @Test
  void emptyLinesAreRecordsOfOneEmptyCell() {
    assertThat(Given.verified(Csv.rfc4180().withoutHeader(), "\n\r\n"))
        .containsExactly(List.of(""), List.of(""));
  }
}
