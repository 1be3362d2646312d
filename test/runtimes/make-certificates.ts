import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/**
 * Writes `ca.crt`, which signed both `server.crt` for localhost and `client.crt`, and the key of each
 * into a new folder, and gives the folder. The `openssl` command makes them anew for each run, so that
 * no key lies in the repository.
 */
export async function makeCertificates(folder: string): Promise<string> {
  await mkdir(folder);
  const openssl = (...words: string[]) => promisify(execFile)("openssl", words, { cwd: folder });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const request = (name: string, subject: string) =>
    [...["req", "-new"], ...key, "-keyout", `${name}.key`, "-subj", `/CN=${subject}`] as const;

  await openssl(...request("ca", "linkmint test CA"), "-x509", "-days", "2", "-out", "ca.crt");
  for (const [name, subject, extensions] of leaves) {
    await writeFile(path.join(folder, `${name}.cnf`), extensions);
    await openssl(...request(name, subject), "-out", `${name}.csr`);
    const signer = ["-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2"];
    const signed = ["-extfile", `${name}.cnf`, "-out", `${name}.crt`];
    await openssl("x509", "-req", "-in", `${name}.csr`, ...signer, ...signed);
  }
  return folder;
}

const leaves = [
  ["server", "localhost", "subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n"],
  ["client", "acme-backend", "extendedKeyUsage=clientAuth\n"],
] as const;
