package dev.dtu.unmodified;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.DriveScopes;
import com.google.api.services.drive.model.File;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.FileInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/// Signs for a token at the address that Google's library has for it, and makes a file.
final class GoogleProgram {

  private GoogleProgram() {}

  public static void main(String[] arguments) throws Exception {
    GoogleCredentials credentials;
    try (InputStream in =
        new FileInputStream(System.getenv("DTU_GOOGLE_ACCOUNTS_SERVICE_ACCOUNT_FILE"))) {
      var file = (ServiceAccountCredentials) GoogleCredentials.fromStream(in);
      // as a program that has the key alone does: the token service is then the library's own
      credentials =
          file.toBuilder()
              .setTokenServerUri(URI.create("https://oauth2.googleapis.com/token"))
              .build()
              .createScoped(List.of(DriveScopes.DRIVE));
    }
    credentials.refresh();
    System.out.println("token " + credentials.getAccessToken().getTokenValue().startsWith("ya29."));
    Drive drive =
        new Drive.Builder(
                new NetHttpTransport(),
                GsonFactory.getDefaultInstance(),
                new HttpCredentialsAdapter(credentials))
            .setApplicationName("unmodified")
            .build();
    File made = drive.files().create(new File().setName("Plans")).execute();
    System.out.println("file " + drive.files().get(made.getId()).execute().getName());
  }
}
