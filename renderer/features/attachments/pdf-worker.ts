// Reads PDFs off the page's own thread. Loading it is enough: it answers on its own port.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
