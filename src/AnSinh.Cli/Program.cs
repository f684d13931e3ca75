using AnSinh.Web.Host;

return await WebHost.RunAsync(args);
