package dev.dtu.ledger;

import dev.dtu.call.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How bodies are written; those that are blobs, by their hash.
final class BodyForm {

  private static final int NONE = 0;
  private static final int BYTES = 1;
  private static final int STORED = 2;
  private static final int STRETCH = 3;
  private static final int PARCEL = 4;
  private static final int UNREAD = 5;
  private static final int PARCELS = 6;

  private BodyForm() {}

  static void write(Body body, RecordOut out) {
    switch (body) {
      case Body.None _ -> out.number(NONE);
      case Body.Bytes(byte[] content) -> {
        out.number(BYTES);
        out.bytes(content);
      }
      case Body.Stored stored -> {
        out.number(STORED);
        stored(stored, out);
      }
      case Body.Stretch(Body.Stored whole, long from, long length) -> {
        out.number(STRETCH);
        stored(whole, out);
        out.number(from);
        out.number(length);
      }
      case Body.Parcel parcel -> {
        out.number(parcel.more().isEmpty() ? PARCEL : PARCELS);
        parcel(parcel, out);
        if (!parcel.more().isEmpty()) {
          out.number(parcel.more().size());
          parcel.more().forEach(each -> parcel(each, out));
        }
      }
      case Body.Unread(String problem, var facts) -> {
        out.number(UNREAD);
        out.text(problem);
        map(facts, out);
      }
    }
  }

  static Body read(RecordIn in) throws Damaged {
    int kind = (int) in.number();
    return switch (kind) {
      case NONE -> Body.None.NONE;
      case BYTES -> new Body.Bytes(in.bytes());
      case STORED -> stored(in);
      case STRETCH -> new Body.Stretch(stored(in), in.number(), in.number());
      case PARCEL -> parcel(in);
      case PARCELS -> {
        Body.Parcel first = parcel(in);
        List<Body.Parcel> more = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
          more.add(parcel(in));
        }
        yield new Body.Parcel(
            first.document(), first.content(), first.type(), first.digests(), first.begun(), more);
      }
      case UNREAD -> new Body.Unread(in.text(), map(in));
      default -> throw new Damaged("a record holds a body of kind " + kind);
    };
  }

  private static void parcel(Body.Parcel parcel, RecordOut out) {
    out.bytes(parcel.document().content());
    stored(parcel.content(), out);
    out.text(parcel.type());
    map(parcel.digests(), out);
    out.number(parcel.begun());
  }

  private static Body.Parcel parcel(RecordIn in) throws Damaged {
    return new Body.Parcel(new Body.Bytes(in.bytes()), stored(in), in.text(), map(in), in.number());
  }

  private static void stored(Body.Stored stored, RecordOut out) {
    out.text(stored.sha256());
    out.number(stored.length());
  }

  private static Body.Stored stored(RecordIn in) throws Damaged {
    return new Body.Stored(in.text(), in.number());
  }

  private static void map(SortedMap<String, String> map, RecordOut out) {
    out.number(map.size());
    map.forEach((name, value) -> {
      out.text(name);
      out.text(value);
    });
  }

  private static SortedMap<String, String> map(RecordIn in) throws Damaged {
    SortedMap<String, String> map = new TreeMap<>();
    for (int left = in.count(); left > 0; left--) {
      map.put(in.text(), in.text());
    }
    return map;
  }
}
