package dev.dtu.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// HTTP/2 (RFC 9113) frame by frame, for what no client would send.
final class Http2 {

  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RESET = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int CONTINUATION = 9;

  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private Http2() {}

  /// A frame that came, its content passed over.
  record Frame(int type, int flags, int stream) {

    static Frame next(DataInputStream in) throws IOException {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      var frame = new Frame(in.readUnsignedByte(), in.readUnsignedByte(), in.readInt());
      in.skipNBytes(length);
      return frame;
    }

    /// Whether it ends an answer.
    boolean last() {
      return (flags & END_STREAM) != 0 && (type == DATA || type == HEADERS);
    }
  }

  /// The preface, and the settings that must follow.
  static void begin(DataOutputStream out, byte[] settings) throws IOException {
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
    frame(out, SETTINGS, 0, 0, settings);
  }

  static void frame(DataOutputStream out, int type, int flags, int stream, byte[] content)
      throws IOException {
    out.writeByte(content.length >> 16);
    out.writeShort(content.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(content);
  }
}
