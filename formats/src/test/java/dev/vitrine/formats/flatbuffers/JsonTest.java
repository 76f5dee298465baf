// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.formats.flatbuffers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonTest {

  private static String json(byte[] bytes, FlatBufferSchema schema, FlatType root)
      throws IOException {
    StringBuilder text = new StringBuilder();
    FlatJson.write(Buffers.verify(bytes, FlatBuffers.format(schema, root)), text);
    return text.toString();
  }

  /// The content of annotated_binary.json, from which flatc made the buffer, but for the meal that
  /// is the default of its field.
  @Test
  void writesWhatFlatcRead() throws IOException {
    String folder = "flatbuffers/annotated_binary/";
    FlatBufferSchema schema =
        FlatBufferSchema.open(SharedData.path(folder + "annotated_binary.bfbs"));
    assertThat(
            json(
                SharedData.bytes(folder + "annotated_binary.bin"),
                schema,
                schema.type("AnnotatedBinary.Foo")))
        .isEqualTo(
            """
            {"counter":1234,"healthy":true,"meal":"Banana",\
            "bar":{"a":123456.789,"b":987654.3,"c":{"meal":"Apple"}},\
            "home":{"floors":1,"doors":2,"windows":12,"dimensions":{"values":[10,12,20],\
            "tolerances":[{"width":1},{"width":2},{"width":3}]}},\
            "name":"This is a long string to show how it breaks up.",\
            "bars":[{"a":123.0,"b":456.0,"c":{"meal":"Apple"}},\
            {"a":987.0,"b":654.0,"c":{"meal":"Kiwi"}}],\
            "bar_baz_type":"Baz","bar_baz":{"meal":"Kiwi"},"accounts":[9,8,7,1,2,3,6,5,4],\
            "bob":"charlie","alice":"charlie","just_i32":13,"names":["alice","bob","charlie"],\
            "points_of_interest":[{"latitude":43.275,"longitude":-78.11499},\
            {"latitude":37.422001,"longitude":-122.084061},\
            {"latitude":-54.420792,"longitude":3.34645}],"foobars_type":["Bar","Baz","Bar"],\
            "foobars":[{"a":123.0,"b":456.0,"c":{"meal":"Apple"}},{},\
            {"a":987.0,"b":654.0,"c":{"meal":"Kiwi"}}],\
            "measurement_type":"Tolerance","measurement":{"width":5},\
            "anything_type":"Bar","anything":{"a":321.0,"b":654.0},"charlie":"alice"}\
            """);
  }

  @Test
  void writesEveryKindOfField() throws IOException {
    assertThat(json(RuleFixture.everything().bytes(), RuleFixture.SCHEMA, RuleFixture.root()))
        .isEqualTo(
            """
            {"small":7,"big":8,"name":"ne","pair":{"a":1,"b":2},"child":{"id":0},\
            "bytes":[1,2,3],"longs":[5,6],"pairs":[{"a":3,"b":4}],\
            "leaves":[{"id":1},{"id":2}],"names":["two"],"any_type":"Leaf","any":{"id":1},\
            "many_type":["Leaf","Pair","string","NONE"],\
            "many":[{"id":1},{"a":9,"b":9},"three",null],"nested":{"id":77},"far":"far",\
            "vast":[99],"wide_type":"Leaf","wide":{"id":2}}\
            """);
  }

  @Test
  void escapesTextAndNamesWhatIsNotFinite() throws IOException {
    FlatBufferSchema schema =
        FlatBufferSchema.builder().table("T").field("s", "string").field("d", "double").build();
    Assembler a = new Assembler().ref("root", "t").name("v").u16(8, 16, 4, 8).align(4);
    a.u32(0).table("t", "v").ref("s", "x").u64(Double.doubleToLongBits(Double.NaN));
    a.text("x", "\"\\\n\u0001\u007F");
    byte[] bytes = a.bytes();
    assertThat(json(bytes, schema, schema.type("T")))
        .isEqualTo("{\"s\":\"\\\"\\\\\\n\\u0001\\u007f\",\"d\":\"nan\"}");
  }

  @Test
  void writesTheValueOfAnUnknownTagAsNull() throws IOException {
    Assembler a = RuleFixture.everything();
    byte[] bytes = a.bytes();
    bytes[a.at("any_type")] = 99;
    assertThat(json(bytes, RuleFixture.SCHEMA, RuleFixture.root()))
        .contains("\"any_type\":99,\"any\":null");
  }
}
