import { buffer } from 'node:stream/consumers';
import { fromBuffer, type Entry } from 'yauzl';

/** The files of an archive in their order, unpacked. */
export function unzipped(archive: Buffer): Promise<[string, Buffer][]> {
  return new Promise((resolve, reject) => {
    const files: [string, Buffer][] = [];
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error);
      zip.on('error', reject);
      zip.on('end', () => resolve(files));
      zip.on('entry', (entry: Entry) =>
        zip.openReadStream(entry, (failure, stream) => {
          if (failure !== null) return reject(failure);
          buffer(stream).then((content) => {
            files.push([entry.fileName, content]);
            zip.readEntry();
          }, reject);
        }),
      );
      zip.readEntry();
    });
  });
}
