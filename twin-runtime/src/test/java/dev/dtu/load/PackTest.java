package dev.dtu.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {

  @TempDir Path folder;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static SortedMap<String, byte[]> entries() {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    for (int i = 0; i < 1000; i++) {
      entries.put("twins/" + i + "/ä", utf8("value " + i));
    }
    entries.put("", utf8("of nothing"));
    entries.put("empty", new byte[0]);
    return entries;
  }

  @Test
  void each_key_leads_to_its_value_and_no_other_key_to_any() throws Exception {
    Path file = folder.resolve("pack");
    Pack.write(file, entries());
    Pack pack = Pack.at(file).orElseThrow();
    entries().forEach((key, value) -> assertThat(pack.find(key)).hasValue(value));
    assertThat(pack.find("twins/1000/ä")).isEmpty();
    assertThat(pack.find("twins")).isEmpty();
  }

  @Test
  void keys_of_one_hash_are_told_apart() throws Exception {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    entries.put("AaAa", utf8("first"));
    entries.put("BBBB", utf8("second"));
    Pack pack = Pack.of(ByteBuffer.wrap(Pack.bytes(entries))).orElseThrow();
    assertThat(pack.find("AaAa")).hasValue(utf8("first"));
    assertThat(pack.find("BBBB")).hasValue(utf8("second"));
    assertThat(pack.find("AaBB")).isEmpty();
  }

  @Test
  void a_file_that_is_none_is_no_pack() throws Exception {
    byte[] whole = Pack.bytes(entries());
    assertThat(Pack.at(folder.resolve("nowhere"))).isEmpty();
    assertThat(Pack.of(ByteBuffer.allocate(0))).isEmpty();
    assertThat(Pack.of(ByteBuffer.wrap(Arrays.copyOf(whole, 40)))).isEmpty();
    whole[7]++; // another format
    assertThat(Pack.of(ByteBuffer.wrap(whole))).isEmpty();
    Path empty = Files.write(folder.resolve("empty"), new byte[0]);
    assertThat(Pack.at(empty)).isEmpty();
  }

  @Test
  void nothing_of_a_pack_that_was_not_written_whole_is_there() throws Exception {
    Path file = folder.resolve("pack");
    Pack.write(file, entries());
    assertThat(folder.toFile().list()).containsExactly("pack");
  }
}
