// The page of a story: the editor stands in the place of the field for its text, and what is typed anywhere is kept.
import { mount } from './editor/mount.js';
import { keep, plain } from './keep.js';

const form = document.getElementById('copy');
if (form) {
  const fields = plain(form);
  const words = mount(form, fields) ?? fields;
  if (document.getElementById('kept')) keep(form, words);
}
