import { time } from './context';
import { userViewById } from './users';
import type { Viewer } from './context';
import type { StoredFile } from '../model/types';

export function fileView(viewer: Viewer, file: StoredFile): Readonly<Record<string, unknown>> {
  return {
    id: file.id,
    reporter: userViewById(viewer, file.userId),
    created_at: time(viewer, file.createdAt),
    filename: file.name,
    size: file.content.length,
    content_type: file.contentType,
  };
}

export function fileWithContent(viewer: Viewer, file: StoredFile): Readonly<Record<string, unknown>> {
  return { ...fileView(viewer, file), content: Buffer.from(file.content).toString('base64') };
}
