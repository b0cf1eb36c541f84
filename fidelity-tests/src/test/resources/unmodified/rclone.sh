# What people do with rclone and Drive; ends with the first step that fails. $1 is a folder of its own.
set -eu
mkdir -p "$1/from/a/b"
cd "$1"
export RCLONE_CONFIG="$1/rclone.conf"
cat > rclone.conf << END
[g]
type = drive
scope = drive
service_account_file = $DTU_GOOGLE_ACCOUNTS_SERVICE_ACCOUNT_FILE
END
rclone() { command rclone --retries 1 --low-level-retries 1 "$@"; }

echo hello > from/a/one.txt
echo x,y > "from/it's a list.csv"
head -c 3000000 /dev/urandom > from/a/b/middling.bin
head -c 9000000 /dev/urandom > from/large.bin # more than rclone sends at once

rclone copy from g:top
echo step copied
rclone check from g:top
echo step checked
[ "$(rclone cat g:top/a/one.txt --offset 1 --count 3)" = ell ]
rclone moveto g:top/a/one.txt g:top/other.txt
rclone copyto g:top/other.txt g:top/copy.txt
rclone lsf g:top --files-only | sort | tr '\n' / > there
[ "$(cat there)" = "copy.txt/it's a list.csv/large.bin/other.txt/" ]
echo step moved
echo changed >> from/a/one.txt
rclone sync from g:top
rclone check from g:top
rclone size g:top --json | grep '"count":4,"bytes":12000018'
rclone link g:top/large.bin
echo step synced
rclone delete g:top/large.bin
rclone cleanup g:
rclone about g:
rclone purge g:top
[ -z "$(rclone lsf g:)" ]
echo step purged
