package dev.dtu.cli;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/// A question to a name server (RFC 1035), and what may be said to it.
///
/// @param head the identifier and the flags of the message
/// @param asked the question as it was written, which an answer says again; empty when unreadable
/// @param name in lower case, without a dot at its end; empty when unreadable
/// @param type 1 for an IPv4 address
record DnsQuestion(int head, ByteBuffer asked, String name, int type) {

  /// What a message over UDP may have, in bytes.
  static final int MESSAGE_BYTES = 512;

  static final int A = 1;

  private static final int HEAD_BYTES = 12;
  private static final int IN = 1;
  private static final int NAME_BYTES = 255;
  private static final int LABEL_BYTES = 63;
  private static final int ANSWER = 1 << 15;
  private static final int OPCODE = 0xF << 11;
  private static final int WANTED = 1 << 8;
  private static final int AVAILABLE = 1 << 7;

  /// Where an answer finds its name: in the question, behind the head.
  private static final short NAME_ABOVE = (short) 0xC00C;

  /// How an answer is meant.
  enum Outcome {
    DONE(0),
    UNREADABLE(1),
    NO_SUCH_NAME(3),
    NO_SUCH_ACT(4),
    REFUSED(5);

    private final int code;

    Outcome(int code) {
      this.code = code;
    }
  }

  /// Reads a message.
  ///
  /// @return none for what is no question at all, to which nothing is said
  static Optional<DnsQuestion> read(ByteBuffer message) {
    if (message.remaining() < HEAD_BYTES) {
      return Optional.empty();
    }
    int head = message.getInt();
    if ((head & ANSWER) != 0) {
      return Optional.empty();
    }
    int questions = message.getShort();
    message.position(message.position() + HEAD_BYTES - Integer.BYTES - Short.BYTES);
    int from = message.position();
    Optional<String> name = questions == 1 ? name(message) : Optional.empty();
    if (name.isEmpty() || message.remaining() < 2 * Short.BYTES) {
      return Optional.of(new DnsQuestion(head, ByteBuffer.allocate(0), "", 0));
    }
    int type = message.getShort();
    int kind = message.getShort();
    byte[] asked = new byte[message.position() - from];
    message.get(from, asked);
    return Optional.of(
        new DnsQuestion(head, ByteBuffer.wrap(asked), name.get(), kind == IN ? type : 0));
  }

  private static Optional<String> name(ByteBuffer message) {
    var name = new StringJoiner(".");
    while (message.hasRemaining()) {
      int length = message.get();
      if (length == 0) {
        return Optional.of(name.toString().toLowerCase(Locale.ROOT));
      }
      if (length < 0 || length > LABEL_BYTES || length > message.remaining()) {
        return Optional.empty();
      }
      byte[] label = new byte[length];
      message.get(label);
      name.add(new String(label, StandardCharsets.ISO_8859_1));
      if (name.length() > NAME_BYTES) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  boolean readable() {
    return asked.hasRemaining();
  }

  /// Whether it is a question, and not a notice or an update.
  boolean plain() {
    return (head & OPCODE) == 0;
  }

  /// An answer of no address.
  ByteBuffer answered(Outcome outcome) {
    return begun(outcome, 0).flip();
  }

  /// An answer that nobody is to keep.
  ByteBuffer answered(InetAddress address) {
    byte[] number = address.getAddress();
    return begun(Outcome.DONE, 1)
        .putShort(NAME_ABOVE)
        .putShort((short) A)
        .putShort((short) IN)
        .putInt(0)
        .putShort((short) number.length)
        .put(number)
        .flip();
  }

  private ByteBuffer begun(Outcome outcome, int answers) {
    int told = head & ~0xFFFF | ANSWER | head & (OPCODE | WANTED) | AVAILABLE | outcome.code;
    return ByteBuffer.allocate(MESSAGE_BYTES)
        .putInt(told)
        .putShort((short) (readable() ? 1 : 0))
        .putShort((short) answers)
        .putInt(0)
        .put(asked.duplicate());
  }
}
