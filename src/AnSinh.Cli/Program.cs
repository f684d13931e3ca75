Console.WriteLine("ansinh");
