import { asProblem, awaitReturn, currentSession, Problem, type components } from '@/api';

export type Purpose = components['schemas']['FileView']['purpose'];
export type FileView = components['schemas']['FileView'];

const LONGEST_SIDE = 2000;
const SMALL_ENOUGH = 700_000;
export const LARGEST_FILE = 20_000_000;

/** A phone's picture is made small before it travels; what cannot be read as a picture goes as it is. */
export async function shrink(file: File): Promise<File> {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= SMALL_ENOUGH) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const by = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * by);
    canvas.height = Math.round(picture.height * by);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' });
  } catch {
    return file;
  }
}

interface Sending {
  registrationId: string;
  file: File;
  purpose: Purpose;
  /** One per file, so that sending again after a lost answer stores it once. */
  intention: string;
  onProgress: (share: number) => void;
}

/** Sends one file. `fetch` cannot tell how far an upload is, so this is the one request that goes otherwise. */
export async function uploadFile(sending: Sending): Promise<FileView> {
  try {
    return await once(sending);
  } catch (error) {
    if (asProblem(error).status === 401 && (await awaitReturn())) return once(sending);
    throw error;
  }
}

function once({ registrationId, file, purpose, intention, onProgress }: Sending): Promise<FileView> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/registrations/${registrationId}/files`);
    request.setRequestHeader('Idempotency-Key', intention);
    request.setRequestHeader('X-Kheo-Antiforgery', currentSession()?.antiforgeryToken ?? '');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status < 300
        ? done(request.response as FileView)
        : fail(refusal(request.status, request.response));
    request.onerror = () => fail(new Problem(0, 'network'));
    const form = new FormData();
    form.set('purpose', purpose);
    form.set('file', file, file.name);
    request.send(form);
  });
}

function refusal(status: number, body: unknown) {
  const wire = (typeof body === 'object' && body !== null ? body : {}) as { code?: string; traceId?: string };
  return new Problem(status, wire.code ?? `status-${status}`, null, wire.traceId ?? null);
}
