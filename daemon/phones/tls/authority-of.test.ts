import { expect, test } from "vitest";
import { authorityOf } from "./authority-of.ts";

const AUTHORITY = `-----BEGIN CERTIFICATE-----
MIIBfjCCASWgAwIBAgIUblpJlvgu/vHH39l5eUgPM356PfswCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJYXV0aG9yaXR5MCAXDTI2MTEyNzIxMDIxMVoYDzIxMjYxMTAz
MjEwMjExWjAUMRIwEAYDVQQDDAlhdXRob3JpdHkwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATnKVLEXVGECjxCgTEUOl333mcG7IKEzHoXQEFd6siOF+h+t2DJ7Fal
MwD9Vsk27/WfstLN6CUtBG8QGIh26zeno1MwUTAdBgNVHQ4EFgQUcGywV0DlWtbI
8kkjLTKUgUKM7+swHwYDVR0jBBgwFoAUcGywV0DlWtbI8kkjLTKUgUKM7+swDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiA9cj+4lKKWDIEK+358Q3Ts
bKgx8kLts44r3DX0PZ+UVAIgVnMKRX/10Fuoy6Fm6ilrNkmDR0BNvqN4LZe9tMXj
mAw=
-----END CERTIFICATE-----
`;
/** Signed by it. */
const SIGNED = `-----BEGIN CERTIFICATE-----
MIIBHzCBxQIUGwE2XklzbK/FD+/BFVlXNaVucHUwCgYIKoZIzj0EAwIwFDESMBAG
A1UEAwwJYXV0aG9yaXR5MCAXDTI2MTEyNzIxMDIxMloYDzIxMjYxMTAzMjEwMjEy
WjAOMQwwCgYDVQQDDANib3gwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAT3JH4a
RE10So0UpMwxHgiKzEIIizpW7pFesIFc9Ug2G26+f0QhHMEs+0zCwaVnTxDItYu2
y5D5b3KzpInObuTmMAoGCCqGSM49BAMCA0kAMEYCIQCyXuEwWcVTG0WcJslJQHek
KSah7V/sMIXvb9DUBjHabwIhAPS2kcIYwYiJFWnk1AlAkoH5fOySP6dDabUEOblK
ijyc
-----END CERTIFICATE-----
`;

test("a certificate that nobody else signed is to be trusted itself", () => {
  expect(authorityOf(AUTHORITY)).toBe(AUTHORITY);
});

test("one that an authority signed says whom to trust only if that stands behind it", () => {
  expect(authorityOf(SIGNED + AUTHORITY)).toBe(AUTHORITY);
  expect(authorityOf(SIGNED)).toBeNull();
  expect(authorityOf(AUTHORITY + SIGNED)).toBeNull();
});

test.each(["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])(
  "%j says nothing",
  (text) => {
    expect(authorityOf(text)).toBeNull();
  },
);
