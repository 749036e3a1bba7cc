// The script of Syndesis: each module binds itself to the elements that ask for it.
import "./theme.js";
import "./messages.js";
import "./keys.js";
import "./palette.js";
import "./quick.js";
import "./footnotes.js";
import "./document.js";
import "./combobox.js";
import "./rows.js";
import "./forms.js";
import "./lists.js";
import "./board.js";
import "./calendar.js";
import "./dropzone.js";
import "./files.js";
import "./review.js";
import "./accounts.js";
