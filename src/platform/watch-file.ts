import { watch } from 'node:fs';
import { dirname } from 'node:path';

/** So long a folder must be quiet: an editor writes a file in several steps, and half of one is no file. */
const quietMs = 250;

/**
 * Tells when something in a file's folder has changed and is quiet again. The folder is what is watched, for editors put
 * another file in its place and Kubernetes turns a link beside it. Who is told must look whether it was the file at all.
 */
export function watchFile(name: string, onChange: () => void, onError: (error: unknown) => void): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  try {
    const watcher = watch(dirname(name), { persistent: false }, () => {
      clearTimeout(timer);
      timer = setTimeout(onChange, quietMs);
    });
    watcher.on('error', onError);
    return {
      stop() {
        clearTimeout(timer);
        watcher.close();
      },
    };
  } catch (error) {
    // No such folder, or the machine watches too many files already.
    onError(error);
    return { stop() {} };
  }
}
