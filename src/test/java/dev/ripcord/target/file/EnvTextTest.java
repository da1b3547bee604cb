package dev.ripcord.target.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Edits of .env texts, case by case. */
class EnvTextTest {

  private static String set(String text, String key, String value) {
    return new String(
        EnvText.of(text.getBytes(StandardCharsets.UTF_8)).set(key, value).bytes(),
        StandardCharsets.UTF_8);
  }

  @Test
  void a_key_is_changed_where_it_stands() {
    assertThat(set("# media\nA=1\nTYPE=antmedia\nB=2\n", "TYPE", "mediasoup"))
        .isEqualTo("# media\nA=1\nTYPE=mediasoup\nB=2\n");
  }

  @Test
  void a_file_without_a_newline_at_its_end_keeps_that() {
    assertThat(set("A=1\nTYPE=antmedia", "TYPE", "mediasoup")).isEqualTo("A=1\nTYPE=mediasoup");
  }

  @Test
  void a_new_key_never_sticks_to_the_last_line() {
    assertThat(set("A=1", "B", "2")).isEqualTo("A=1\nB=2\n");
    assertThat(set("A=1\r\nC=3", "B", "2")).isEqualTo("A=1\r\nC=3\r\nB=2\r\n");
    assertThat(set("", "B", "2")).isEqualTo("B=2\n");
    assertThat(set("export A=1\n", "B", "2")).isEqualTo("export A=1\nexport B=2\n");
  }

  @Test
  void carriage_returns_stay() {
    assertThat(set("A=1\r\nTYPE=x\r\nB=2\r\n", "TYPE", "y")).isEqualTo("A=1\r\nTYPE=y\r\nB=2\r\n");
  }

  @Test
  void export_quotes_blanks_and_comments_stay() {
    assertThat(set("export  TYPE = \"x\"   # why\n", "TYPE", "y"))
        .isEqualTo("export  TYPE = \"y\"   # why\n");
    assertThat(set("TYPE='x'\n", "TYPE", "y z")).isEqualTo("TYPE='y z'\n");
    assertThat(set("TYPE=`x`\n", "TYPE", "y")).isEqualTo("TYPE=`y`\n");
    assertThat(set("TYPE: x\n", "TYPE", "y")).isEqualTo("TYPE: y\n");
    assertThat(set("TYPE=x # why\n", "TYPE", "y")).isEqualTo("TYPE=y # why\n");
  }

  @Test
  void an_empty_value_before_a_comment_does_not_become_part_of_it() {
    assertThat(set("TYPE=#none\n", "TYPE", "y")).isEqualTo("TYPE=y #none\n");
    assertThat(set("TYPE= # none\n", "TYPE", "y")).isEqualTo("TYPE=y # none\n");
    assertThat(set("TYPE=\n", "TYPE", "y")).isEqualTo("TYPE=y\n");
    assertThat(set("TYPE=", "TYPE", "y")).isEqualTo("TYPE=y");
  }

  @Test
  void every_one_of_several_is_changed_because_readers_disagree_which_counts() {
    assertThat(set("T=1\nA=2\nT='3'\n", "T", "4")).isEqualTo("T=4\nA=2\nT='4'\n");
    assertThat(EnvText.of("T=1\nT=3\n".getBytes(StandardCharsets.UTF_8)).value("T")).contains("3");
  }

  @Test
  void a_line_inside_a_quoted_value_is_no_assignment() {
    var text = "PEM=\"-----BEGIN\nTYPE=no\n-----END\"\nTYPE=x\n";
    assertThat(set(text, "TYPE", "y")).isEqualTo(text.replace("TYPE=x", "TYPE=y"));
  }

  @Test
  void a_commented_key_is_left_alone() {
    assertThat(set("#TYPE=x\n", "TYPE", "y")).isEqualTo("#TYPE=x\nTYPE=y\n");
  }

  @Test
  void a_key_that_begins_like_another_is_another() {
    assertThat(set("TYPE_X=1\nXTYPE=1\n", "TYPE", "y")).isEqualTo("TYPE_X=1\nXTYPE=1\nTYPE=y\n");
  }

  @Test
  void a_value_is_quoted_only_when_needed() {
    assertThat(set("", "A", "plain-1.2:3@x/y=,%")).isEqualTo("A=plain-1.2:3@x/y=,%\n");
    assertThat(set("", "A", "")).isEqualTo("A=\n");
    for (var value :
        new String[] {"two words", "a#b", "a$b", "a\"b", "~/x", "a;b", "a&b", "\u00fc"}) {
      assertThat(set("", "A", value)).isEqualTo("A='" + value + "'\n");
    }
  }

  @Test
  void an_apostrophe_takes_double_quotes() {
    assertThat(set("A='x'\n", "A", "it's")).isEqualTo("A=\"it's\"\n");
  }

  @Test
  void what_readers_would_read_differently_is_refused() {
    for (var value : new String[] {"it's $5", "a'\"b", "ends with \\", "bell\u0007"}) {
      assertThatThrownBy(() -> set("", "A", value)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void bytes_of_another_encoding_stay() {
    var latin = "# caf\u00e9\nA=\u00fc\nB=1\n".getBytes(StandardCharsets.ISO_8859_1);
    var expected = "# caf\u00e9\nA=\u00fc\nB=2\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(EnvText.of(latin).set("B", "2").bytes()).isEqualTo(expected);
    assertThatThrownBy(() -> EnvText.of(latin).set("B", "\u00fc"))
        .hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> EnvText.of("A=1".getBytes(StandardCharsets.UTF_16)))
        .hasMessageContaining("UTF-16");
  }

  @Test
  void a_byte_order_mark_hides_no_key() {
    assertThat(set("\ufeffA=1\nB=2\n", "A", "3")).isEqualTo("\ufeffA=3\nB=2\n");
    var removed = EnvText.of("\ufeffA=1\nB=2\n".getBytes(StandardCharsets.UTF_8)).remove("A");
    assertThat(new String(removed.bytes(), StandardCharsets.UTF_8)).isEqualTo("\ufeffB=2\n");
  }

  @Test
  void removing_takes_the_whole_assignment_with_all_its_lines() {
    var text = EnvText.of("A=1\nX=\"a\nb\" # c\nB=2\nX=3".getBytes(StandardCharsets.UTF_8));
    assertThat(text.remove("X").text()).isEqualTo("A=1\nB=2\n");
  }

  @Test
  void an_unclosed_quote_is_a_plain_value_as_in_dotenv() {
    assertThat(set("A='x\nB=2\n", "B", "3")).isEqualTo("A='x\nB=3\n");
    assertThat(set("A='C:\\dir\\'\nB='x'\n", "B", "3")).isEqualTo("A='C:\\dir\\'\nB='3'\n");
  }
}
