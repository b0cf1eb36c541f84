package dev.dtu.twins.drive;

import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.List;

/// What clients may say of a file, and what only Drive does.
///
/// - source: developers.google.com, Drive API, files, 2026-09-12
final class Writing {

  /// What Drive alone tells: clients that send it back are refused.
  private static final List<String> OWN =
      List.of(
          ("spaces version webContentLink webViewLink iconLink hasThumbnail thumbnailLink"
                  + " thumbnailVersion viewedByMe modifiedByMeTime modifiedByMe sharedWithMeTime"
                  + " sharingUser owners teamDriveId driveId lastModifyingUser shared ownedByMe"
                  + " capabilities permissions permissionIds hasAugmentedPermissions"
                  + " explicitlyTrashed trashingUser trashedTime fullFileExtension fileExtension"
                  + " md5Checksum sha1Checksum sha256Checksum size quotaBytesUsed headRevisionId"
                  + " imageMediaMetadata videoMediaMetadata isAppAuthorized exportLinks labelInfo"
                  + " linkShareMetadata resourceKey")
              .split(" "));

  private Writing() {}

  /// - refuses, in this order: `parents-not-writable`, `not-writable`
  static void check(Obj sent, boolean update) {
    if (update && sent.has("parents")) {
      throw Refusal.of("parents-not-writable");
    }
    boolean own = OWN.stream().anyMatch(sent::has);
    boolean begun = update && (sent.has("createdTime") || sent.has("id"));
    if (own || begun) {
      throw Refusal.of("not-writable");
    }
  }
}
