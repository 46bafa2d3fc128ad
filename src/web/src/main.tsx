import { render } from "preact";
import { loadBase, watchBase } from "./base";
import { startKeys } from "./keys";
import { startRouting } from "./route";
import { applyTheme } from "./settings";
import { Shell } from "./shell/shell";
import "./styles/all.css";

applyTheme();
startRouting();
startKeys();
render(<Shell />, document.body);
void loadBase();
watchBase(5000);
