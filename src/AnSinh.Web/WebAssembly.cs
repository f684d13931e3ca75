namespace AnSinh.Web; internal static class WebAssembly;
