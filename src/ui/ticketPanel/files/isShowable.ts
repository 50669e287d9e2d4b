import type { Attachment } from '../../../tickets/ticket';

const pictures = /^image\/(?:png|jpeg|gif|webp)\b/i;
const textTypes = /^(?:text\/|application\/(?:json|xml|javascript|x-(?:sh|httpd-php)))/i;
/** What the server takes for bytes, being in windows-1251, say. */
const textNames = /\.(?:txt|log|csv|tsv|json|xml|ya?ml|ini|cfg|conf|sql|md|html?|js|css|bat|cmd|ps1|sh|eml|out|err)$/i;

/** Whether opening it is worth offering; what it is turns out from its bytes. */
export function isShowable({ contentType, fileName }: Pick<Attachment, 'contentType' | 'fileName'>): boolean {
  return pictures.test(contentType) || textTypes.test(contentType) || textNames.test(fileName);
}
