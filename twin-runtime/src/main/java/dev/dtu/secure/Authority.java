package dev.dtu.secure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A certificate authority of one's own, in a folder: `ca.pem`, its certificate, for everybody to read,
/// and `ca.key`, which its owner alone can read. Made on first use.
public final class Authority {

  /// Where it is unless somebody says otherwise; empty where a person has no home.
  public static Optional<Path> usualFolder() {
    return Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .or(() ->
            Optional.ofNullable(System.getProperty("user.home"))
                .map(home -> Path.of(home, ".config")))
        .map(folder -> folder.resolve("dtu").resolve("ca"));
  }

  /// How long the authority is good for.
  static final Duration LIFE = Duration.ofDays(3650);

  /// How long the certificate of a host is good for; clients refuse those of over 398 days.
  static final Duration LEAF_LIFE = Duration.ofDays(90);

  private static final String CERTIFICATE = "ca.pem";
  private static final String KEY = "ca.key";
  private static final String LOCK = "ca.lock";
  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWN_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  /// Why there is no authority: what was expected of its folder, what was found, what to do.
  public static final class Unusable extends IOException {
    private static final long serialVersionUID = 1L;

    Unusable(String what) {
      super(what);
    }
  }

  private final Path folder;
  private final X509Certificate certificate;
  private final PrivateKey key;

  private Authority(Path folder, X509Certificate certificate, PrivateKey key) {
    this.folder = folder;
    this.certificate = certificate;
    this.key = key;
  }

  /// The authority of a folder, made there if there is none; two processes make one between them.
  ///
  /// @throws Unusable when its files are not as they must be
  public static synchronized Authority of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(folder, OWN_FOLDER));
    }
    if (!Files.exists(folder.resolve(CERTIFICATE))) {
      try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), options());
          var _ = lock.lock()) {
        if (!Files.exists(folder.resolve(CERTIFICATE))) {
          make(folder);
        }
      }
    }
    return read(folder);
  }

  private static Set<StandardOpenOption> options() {
    return Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /// The key first: who sees the certificate finds both.
  private static void make(Path folder) throws IOException {
    KeyPair keys = Certificates.keys();
    Instant now = Instant.now();
    String name = "Digital Twin Universe CA of " + now.toString().substring(0, 10);
    X509Certificate made = Certificates.authority(name, keys, now, LIFE);
    write(folder.resolve(KEY), Pem.of("PRIVATE KEY", keys.getPrivate().getEncoded()), OWN);
    write(folder.resolve(CERTIFICATE), Pem.of(made), Set.of());
  }

  private static void write(Path file, String text, Set<PosixFilePermission> permissions)
      throws IOException {
    Path begun = file.resolveSibling(file.getFileName() + ".begun");
    Files.deleteIfExists(begun);
    Files.createFile(begun, attributes(file, permissions));
    Files.writeString(begun, text, StandardCharsets.US_ASCII);
    Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Only where the system knows who may read a file.
  private static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> permissions) {
    boolean known = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return known && !permissions.isEmpty()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static Authority read(Path folder) throws IOException {
    Path keyFile = folder.resolve(KEY);
    String remedy = "; move " + folder + " away to have a new authority made";
    if (!Files.exists(keyFile)) {
      throw new Unusable(
          "expected " + keyFile + " beside " + CERTIFICATE + ", found none" + remedy);
    }
    refuseOpen(keyFile);
    X509Certificate certificate;
    PrivateKey key;
    try {
      certificate = Pem.certificate(Files.readString(folder.resolve(CERTIFICATE)));
      byte[] encoded = Pem.bytes(Files.readString(keyFile));
      key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      throw new Unusable(
          "expected a certificate and its key in " + folder + ", found others" + remedy);
    }
    Instant end = certificate.getNotAfter().toInstant();
    if (end.isBefore(Instant.now())) {
      throw new Unusable(
          "expected an authority that is still good, found one until " + end + remedy);
    }
    return new Authority(folder, certificate, key);
  }

  private static void refuseOpen(Path keyFile) throws IOException {
    if (!keyFile.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    var found = Files.getPosixFilePermissions(keyFile, LinkOption.NOFOLLOW_LINKS);
    if (!OWN.containsAll(found)) {
      throw new Unusable(
          "expected a key that its owner alone can read, found "
              + keyFile
              + " with "
              + PosixFilePermissions.toString(found)
              + "; chmod 600 "
              + keyFile);
    }
  }

  public Path folder() {
    return folder;
  }

  /// The file that others are told to trust.
  public Path file() {
    return folder.resolve(CERTIFICATE);
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /// A certificate for servers of these names and addresses, with a key of theirs.
  X509Certificate leaf(List<String> names, KeyPair keys) {
    return Certificates.leaf(names, keys.getPublic(), certificate, key);
  }
}
