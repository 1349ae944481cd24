// A story's page at the desk: what is typed is kept.
import { keep, plain } from './keep.js';

const form = document.getElementById('copy');
if (form && document.getElementById('kept')) keep(form, plain(form));
