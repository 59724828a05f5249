import { UnreadableLink } from './unreadable-link.ts';

/** Compresses a text as the Flows IDE does for its links: gzip, then base64. */
export async function compressGzip(text: string): Promise<string> {
  const chunks = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(chunks).arrayBuffer());
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}

/** Decompresses it; stops beyond `limit` bytes. Throws UnreadableLink. */
export async function decompressGzip(compressed: string, limit: number): Promise<string> {
  const reader = new Blob([bytesOf(compressed)])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  try {
    for (let size = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) return parts.join('') + decoder.decode();
      size += value.length;
      if (size > limit) throw new UnreadableLink('too-large');
      parts.push(decoder.decode(value, { stream: true }));
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined); // a stream that has failed says so again
    throw error instanceof UnreadableLink ? error : new UnreadableLink('broken');
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  } catch {
    throw new UnreadableLink('broken');
  }
}
