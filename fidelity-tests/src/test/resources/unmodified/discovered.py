# What people do with Google's Python client of old, which asks for discovery documents; ends with the
# first step that fails.
import io
import os

from google.oauth2 import service_account
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaIoBaseDownload, MediaIoBaseUpload

SCOPES = ["https://www.googleapis.com/auth/" + each for each in ("drive", "documents", "spreadsheets")]
credentials = service_account.Credentials.from_service_account_file(
    os.environ["DTU_GOOGLE_ACCOUNTS_SERVICE_ACCOUNT_FILE"], scopes=SCOPES)


def service(name, version):
    return build(name, version, credentials=credentials, cache_discovery=False)


drive = service("drive", "v3")
body = b"line\n" * 100_000
media = MediaIoBaseUpload(io.BytesIO(body), "text/plain", chunksize=262144, resumable=True)
file = drive.files().create(body={"name": "notes.txt"}, media_body=media, fields="id,size").execute()
assert file["size"] == str(len(body)), file
found = drive.files().list(q="name = 'notes.txt'", fields="files(id)").execute()
assert found["files"] == [{"id": file["id"]}], found
read = io.BytesIO()
download = MediaIoBaseDownload(read, drive.files().get_media(fileId=file["id"]), chunksize=200_000)
done = False
while not done:
    _, done = download.next_chunk()
assert read.getvalue() == body
media = MediaIoBaseUpload(io.BytesIO(b"\x00\r\n--\xff"), "application/octet-stream")
small = drive.files().create(body={"name": "small.bin"}, media_body=media).execute()
assert drive.files().get_media(fileId=small["id"]).execute() == b"\x00\r\n--\xff"
print("step drive")

sheets = service("sheets", "v4").spreadsheets()
sheet = sheets.create(body={"properties": {"title": "Sums"}}).execute()["spreadsheetId"]
sheets.values().update(
    spreadsheetId=sheet, range="A1", valueInputOption="USER_ENTERED",
    body={"values": [[1, 2, "=A1+B1"]]}).execute()
values = sheets.values().get(spreadsheetId=sheet, range="A1:C1").execute()
assert values["values"] == [["1", "2", "3"]], values
print("step sheets")

documents = service("docs", "v1").documents()
document = documents.create(body={"title": "Minutes"}).execute()
assert documents.get(documentId=document["documentId"]).execute()["title"] == "Minutes"
names = drive.files().list(q="trashed = false", orderBy="name", fields="files(name)").execute()
assert [each["name"] for each in names["files"]][:1] == ["Minutes"], names
print("step docs")

replies = []
batch = drive.new_batch_http_request(callback=lambda _, reply, error: replies.append(error or reply["name"]))
batch.add(drive.files().get(fileId=sheet))
batch.add(drive.files().get(fileId=file["id"]))
batch.execute()
assert replies == ["Sums", "notes.txt"], replies
try:
    drive.files().get(fileId="nobody").execute()
    raise SystemExit("expected a refusal")
except HttpError as error:
    assert error.resp.status == 404, error
print("step batch")
