package dev.dtu.ledger;

import dev.dtu.json.Obj;
import dev.dtu.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;

/// A snapshot that is to be written: what differs between the store a universe began with and the
/// one it had after an entry, so that what a fork shares with its parent is not written again.
record Picture(Volume volume, int epoch, long turn, Instant moment, Store store) {

  void write(Desk desk) throws IOException {
    Chapter chapter = Chapter.of(volume.folder(), Chapter.Kind.SNAPSHOT, epoch, turn);
    if (turn == 0 || Files.exists(chapter.path())) {
      return;
    }
    Obj head =
        Obj.builder()
            .put("universe", volume.birth().name())
            .put("epoch", epoch)
            .put("turn", turn)
            .put("moment", moment.toEpochMilli())
            .build();
    var sheet = new Sheet(head, desk.begin(volume.birth()).differences(store));
    sheet.write(chapter.path(), desk.medium(), volume.waits());
    volume.add(chapter);
  }
}
