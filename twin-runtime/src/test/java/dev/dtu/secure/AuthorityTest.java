package dev.dtu.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The certificate authority of a folder, and what it gives.
class AuthorityTest {

  @TempDir Path folder;

  private Authority authority() throws IOException {
    return Authority.of(folder.resolve("ca"));
  }

  @Test
  void it_is_made_once_and_its_owner_alone_reads_its_key() throws Exception {
    X509Certificate made = authority().certificate();
    assertThat(authority().certificate()).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(permissions("ca/ca.key"))).isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(permissions("ca"))).isEqualTo("rwx------");
    assertThat(Files.readString(authority().file())).isEqualTo(Pem.of(made));
  }

  private java.util.Set<java.nio.file.attribute.PosixFilePermission> permissions(String file)
      throws IOException {
    return Files.getPosixFilePermissions(folder.resolve(file));
  }

  @Test
  void many_who_make_it_at_once_make_one() throws Exception {
    List<Callable<X509Certificate>> makers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      makers.add(() -> authority().certificate());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var made = new java.util.HashSet<X509Certificate>();
      for (Future<X509Certificate> each : threads.invokeAll(makers)) {
        made.add(each.get());
      }
      assertThat(made).hasSize(1);
    }
  }

  @Test
  void a_key_that_others_can_read_is_refused() throws Exception {
    authority();
    Path key = folder.resolve("ca/ca.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(this::authority)
        .isInstanceOf(Authority.Unusable.class)
        .hasMessageContaining("expected a key that its owner alone can read")
        .hasMessageContaining("chmod 600 " + key);
  }

  @Test
  void what_is_not_an_authority_is_refused_with_what_to_do() throws Exception {
    authority();
    Path key = folder.resolve("ca/ca.key");
    Files.writeString(key, "nothing");
    assertThatThrownBy(this::authority).hasMessageContaining("move").hasMessageContaining("away");
    Files.delete(key);
    assertThatThrownBy(this::authority).hasMessageContaining("found none");
  }

  @Test
  void its_certificates_hold_as_the_strictest_readers_want_them() throws Exception {
    Authority authority = authority();
    Leaves leaves = new Leaves(authority, List.of("localhost", "127.0.0.1", "::1"));
    Path leaf = Files.writeString(folder.resolve("leaf.pem"), Pem.of(leaves.of("a.slack.com")));
    Path own = Files.writeString(folder.resolve("own.pem"), Pem.of(leaves.of("")));
    if (!verified("-verify_hostname", "a.slack.com", leaf)) {
      System.out.println("not held against openssl: this machine has none");
      return;
    }
    assertThat(verified("-verify_hostname", "b.slack.com", leaf, false)).isTrue();
    assertThat(verified("-verify_ip", "127.0.0.1", own)).isTrue();
    assertThat(verified("-verify_ip", "::1", own)).isTrue();
    assertThat(verified("-verify_hostname", "localhost", own)).isTrue();
  }

  private boolean verified(String what, String name, Path leaf) throws Exception {
    return verified(what, name, leaf, true);
  }

  /// False when there is no openssl.
  private boolean verified(String what, String name, Path leaf, boolean good) throws Exception {
    Process openssl;
    try {
      openssl =
          new ProcessBuilder(
                  "openssl",
                  "verify",
                  "-x509_strict",
                  "-purpose",
                  "sslserver",
                  "-CAfile",
                  folder.resolve("ca/ca.pem").toString(),
                  what,
                  name,
                  leaf.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException none) {
      return false;
    }
    assertThat(openssl.waitFor(30, TimeUnit.SECONDS)).isTrue();
    String said = new String(openssl.getInputStream().readAllBytes());
    assertThat(openssl.exitValue() == 0).as(said).isEqualTo(good);
    return true;
  }

  @Test
  void a_name_of_any_length_a_host_may_have_is_certified() throws Exception {
    Leaves leaves = new Leaves(authority(), List.of("localhost"));
    String longest = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + ".test";
    assertThat(leaves.of(longest).getSubjectAlternativeNames())
        .containsExactly(List.of(2, longest));
  }

  @Test
  void certificates_are_kept_up_to_a_limit() throws Exception {
    Leaves leaves = new Leaves(authority(), List.of("localhost"));
    X509Certificate first = leaves.of("first.test");
    for (int i = 1; i < Leaves.LIMIT; i++) {
      leaves.of("h" + i + ".test");
    }
    assertThat(leaves.of("first.test")).isSameAs(first); // and so the latest that was asked for
    leaves.of("one.more.test");
    leaves.of("another.test");
    assertThat(leaves.count()).isEqualTo(Leaves.LIMIT);
    assertThat(leaves.of("first.test")).isSameAs(first);
  }

  @Test
  void java_trusts_the_authority_beside_all_it_trusted() throws Exception {
    X509Certificate certificate = authority().certificate();
    Trust trust = Trust.written(certificate, folder.resolve("trust"));
    KeyStore store = KeyStore.getInstance(trust.store().toFile(), Trust.PASSWORD.toCharArray());
    assertThat(store.getCertificate("dtu")).isEqualTo(certificate);
    assertThat(store.size()).isGreaterThan(50);
    assertThat(Files.readString(trust.bundle())).startsWith(Pem.of(certificate));
    assertThat(Pem.certificate(Files.readString(trust.certificate()))).isEqualTo(certificate);
  }
}
