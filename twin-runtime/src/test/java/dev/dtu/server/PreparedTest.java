package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.store.DiskBlobs;
import dev.dtu.twin.People;
import dev.dtu.universe.Cast;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server whose ports are there before its twins are.
class PreparedTest {

  private static final int SOON_MILLIS = 150;
  private static final int LATE_MILLIS = 30_000;

  @TempDir Path folder;

  @Test
  void who_calls_before_it_is_open_waits_and_is_answered_then() throws Exception {
    var cast = new CompletableFuture<Cast>();
    var universes = new Universes(cast::join, 1, InstantSource.system());
    var options = ServerOptions.anyPorts().withToken("secret");
    try (Server server =
            Server.prepared(options, universes, new DiskBlobs(folder, Limits.DEFAULT.blobBytes()));
        Socket caller = calls(server)) {
      caller.setSoTimeout(SOON_MILLIS);
      assertThatThrownBy(() -> caller.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      cast.complete(new Cast(Notes.catalog(), People.NOBODY));
      universes.create(Wish.ANYTHING.named(Universes.DEFAULT).takingAnyCredential());
      server.open();
      caller.setSoTimeout(LATE_MILLIS);
      byte[] head = caller.getInputStream().readNBytes(12);
      assertThat(new String(head, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 200");
    }
  }

  private static Socket calls(Server server) throws Exception {
    URI data = URI.create(server.dataUrl());
    var socket = new Socket(data.getHost(), data.getPort());
    socket
        .getOutputStream()
        .write(
            ("GET /u/default/notes/api/v1/notes HTTP/1.1\r\n"
                    + "Host: x\r\n"
                    + "Authorization: Token any\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }
}
