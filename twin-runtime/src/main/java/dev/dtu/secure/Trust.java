package dev.dtu.secure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The files that make programs trust an authority, beside all that this Java trusts: whoever is sent
/// on to the outside still finds it as it is.
///
/// @param certificate the authority alone, as PEM
/// @param bundle everybody who is trusted, as PEM
/// @param store the same for Java, as PKCS #12 with the password [#PASSWORD]
public record Trust(Path certificate, Path bundle, Path store) {

  /// Stores need one; it guards nothing, as there is no secret in them.
  public static final String PASSWORD = "changeit";

  /// The files of an authority, written into a folder.
  public static Trust written(X509Certificate authority, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<X509Certificate> all = new ArrayList<>(List.of(authority));
    all.addAll(usual());
    var bundle = new StringBuilder();
    all.forEach(each -> bundle.append(Pem.of(each)));
    Path certificate = folder.resolve("ca.pem");
    if (!Files.exists(certificate)) {
      replace(certificate, Pem.of(authority).getBytes(StandardCharsets.US_ASCII));
    }
    Path joined = folder.resolve("bundle.pem");
    replace(joined, bundle.toString().getBytes(StandardCharsets.US_ASCII));
    Path store = folder.resolve("truststore.p12");
    replace(store, store(all));
    return new Trust(certificate, joined, store);
  }

  /// The flags that make Java trust them.
  public String javaOptions() {
    return "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
            .formatted(store, PASSWORD)
        + " -Djavax.net.ssl.trustStoreType=PKCS12";
  }

  private static void replace(Path file, byte[] content) throws IOException {
    String begun = file.getFileName() + "." + ProcessHandle.current().pid() + ".begun";
    Path whole = Files.write(file.resolveSibling(begun), content);
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] store(List<X509Certificate> all) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < all.size(); i++) {
        store.setCertificateEntry(i == 0 ? "dtu" : "usual-" + i, all.get(i));
      }
      var out = new ByteArrayOutputStream();
      store.store(out, PASSWORD.toCharArray());
      return out.toByteArray();
    } catch (GeneralSecurityException defect) {
      throw new IllegalStateException("every Java has PKCS #12", defect);
    }
  }

  /// Whom this Java trusts.
  private static List<X509Certificate> usual() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager each : factory.getTrustManagers()) {
        if (each instanceof X509TrustManager known) {
          return List.of(known.getAcceptedIssuers());
        }
      }
      return List.of();
    } catch (GeneralSecurityException defect) {
      throw new IllegalStateException("this Java trusts nobody", defect);
    }
  }

  /// What speaks TLS with servers: whom this Java trusts, and others besides.
  public static SSLContext client(List<X509Certificate> others) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      List<X509Certificate> all = new ArrayList<>(usual());
      all.addAll(others);
      for (int i = 0; i < all.size(); i++) {
        store.setCertificateEntry("trusted-" + i, all.get(i));
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException missing) {
      throw new IllegalStateException("every Java has TLS and PKCS #12", missing);
    }
  }

  /// What a server of an authority speaks TLS with: a certificate for each host it is asked for.
  ///
  /// @param own the names and addresses of this machine, for clients that name no host
  public static SSLContext server(Authority authority, List<String> own) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new Leaves(authority, own)}, null, null);
      return context;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has TLS", missing);
    }
  }
}
