package dev.dtu.twins.drive;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;

/// What the owner of a file may do with it.
///
/// - source: developers.google.com, Drive API, files, capabilities, 2026-09-12
final class Capabilities {

  private static final List<String> ALL =
      List.of(
          ("canAcceptOwnership canAddChildren canAddFolderFromAnotherDrive canAddMyDriveParent"
               + " canChangeCopyRequiresWriterPermission canChangeItemDownloadRestriction"
               + " canChangeSecurityUpdateEnabled canChangeViewersCanCopyContent canComment canCopy"
               + " canDelete canDeleteChildren canDisableInheritedPermissions canDownload canEdit"
               + " canEnableInheritedPermissions canListChildren canModifyContent"
               + " canModifyContentRestriction canModifyEditorContentRestriction canModifyLabels"
               + " canModifyOwnerContentRestriction canMoveChildrenOutOfDrive"
               + " canMoveChildrenOutOfTeamDrive canMoveChildrenWithinDrive"
               + " canMoveChildrenWithinTeamDrive canMoveItemIntoTeamDrive canMoveItemOutOfDrive"
               + " canMoveItemOutOfTeamDrive canMoveItemWithinDrive canMoveItemWithinTeamDrive"
               + " canMoveTeamDriveItem canReadDrive canReadLabels canReadRevisions"
               + " canReadTeamDrive canRemoveChildren canRemoveContentRestriction"
               + " canRemoveMyDriveParent canRename canShare canTrash canTrashChildren canUntrash")
              .split(" "));

  /// Those that have to do with what lies in a folder.
  private static final List<String> OF_FOLDERS =
      List.of(
          ("canAddChildren canListChildren canMoveChildrenWithinDrive"
                  + " canMoveChildrenWithinTeamDrive canRemoveChildren"
                  + " canDisableInheritedPermissions canEnableInheritedPermissions")
              .split(" "));

  /// Those that folders do not have.
  private static final List<String> NOT_OF_FOLDERS =
      List.of(
          ("canCopy canChangeCopyRequiresWriterPermission canChangeItemDownloadRestriction"
                  + " canChangeViewersCanCopyContent canReadRevisions canModifyContentRestriction"
                  + " canModifyEditorContentRestriction canModifyOwnerContentRestriction")
              .split(" "));

  /// Those that nobody has of a file in My Drive.
  private static final List<String> OF_SHARED_DRIVES =
      List.of(
          ("canAcceptOwnership canAddFolderFromAnotherDrive canAddMyDriveParent"
                  + " canChangeSecurityUpdateEnabled canDeleteChildren canModifyLabels"
                  + " canMoveChildrenOutOfDrive canMoveChildrenOutOfTeamDrive"
                  + " canMoveItemOutOfTeamDrive canMoveTeamDriveItem canReadDrive canReadLabels"
                  + " canReadTeamDrive canRemoveContentRestriction canRemoveMyDriveParent"
                  + " canTrashChildren")
              .split(" "));

  private Capabilities() {}

  static Obj ofOwner(String type) {
    boolean folder = type.equals(Files.FOLDER);
    Obj.Builder all = Obj.builder();
    for (String each : ALL) {
      boolean may =
          !OF_SHARED_DRIVES.contains(each)
              && !(folder ? NOT_OF_FOLDERS : OF_FOLDERS).contains(each);
      all.put(each, Json.of(may));
    }
    return all.build();
  }
}
