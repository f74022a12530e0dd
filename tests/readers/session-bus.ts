import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Writes the configuration of a session bus that starts no services, for `dbus-run-session --config-file`.
 * With the usual one, desktop services would outlive the test, and one would mount a file system in the
 * test's folder.
 */
export async function quietBus(folder: string): Promise<string> {
  const file = join(folder, "bus.conf");
  await writeFile(
    file,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
`,
  );
  return file;
}
